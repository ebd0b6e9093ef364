using BtcAi.Foundation;

namespace BtcAi.Tests.Compute;

/// <summary>Arrays of normal numbers, and comparison within the rounding of single precision.</summary>
internal static class RandomFloats
{
    public static float[] Draw(Rng rng, int count, double scale = 1)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float)(scale * rng.NextGaussian());
        return values;
    }

    /// <param name="relative">Allowed difference, as a share of 1 + the expected value.</param>
    public static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double relative)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(
                Math.Abs((double)expected[i] - actual[i]) <= relative * (1 + Math.Abs((double)expected[i])),
                $"Element {i} of {expected.Length} is {actual[i]:R}; the reference says {expected[i]:R}.");
    }
}
