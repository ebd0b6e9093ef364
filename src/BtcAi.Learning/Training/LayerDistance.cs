using BtcAi.Compute;
using BtcAi.Foundation.Checkpoints;

namespace BtcAi.Learning.Training;

/// <summary>How far one layer's weights lie apart in two checkpoints.</summary>
/// <param name="L2">Length of the difference.</param>
/// <param name="RelativeL2">Over the length of the first; null when that is 0.</param>
/// <param name="Cosine">Of the angle between the two; null when one is 0.</param>
public sealed record LayerDistance(string Layer, int Weights, double L2, double? RelativeL2, double? Cosine)
{
    /// <summary>Layer by layer, then all together; null when the networks differ in shape.</summary>
    public static IReadOnlyList<LayerDistance>? Between(CheckpointContents a, CheckpointContents b, IKernels kernels)
    {
        NetworkShape shape = CheckpointHeader.Parse(a.Header).Card.Network;
        if (shape != CheckpointHeader.Parse(b.Header).Card.Network) return null;
        float[] first = WeightsOf(a), second = WeightsOf(b);
        return
        [
            .. new MlpNetwork(shape, kernels).Slices.Select(slice => Of(slice.Name, slice.Of(first.AsSpan()), slice.Of(second.AsSpan()))),
            Of("all", first, second),
        ];
    }

    // Checkpoints of earlier versions hold only the best weights by name.
    private static float[] WeightsOf(CheckpointContents contents) =>
        contents[contents.Entries.Any(e => e.Name == CheckpointKeeper.WeightsEntry) ? CheckpointKeeper.WeightsEntry : CheckpointKeeper.BestEntry].Values<float>();

    private static LayerDistance Of(string name, ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double difference = 0, lengthA = 0, lengthB = 0, product = 0;
        for (int i = 0; i < a.Length; i++)
        {
            difference += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
            lengthA += (double)a[i] * a[i];
            lengthB += (double)b[i] * b[i];
            product += (double)a[i] * b[i];
        }
        double l2 = Math.Sqrt(difference);
        return new LayerDistance(
            name, a.Length, l2, lengthA > 0 ? l2 / Math.Sqrt(lengthA) : null, lengthA > 0 && lengthB > 0 ? product / Math.Sqrt(lengthA * lengthB) : null);
    }
}
