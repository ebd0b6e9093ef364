using BtcAi.Foundation;

namespace BtcAi.Simulation.KnownMarkets;

/// <summary>One realised path of a market with a known optimum; row t is what is known when the position t is chosen.</summary>
public sealed class KnownMarketPath
{
    public KnownMarketPath(int length, int width)
    {
        (Length, Width) = (length, width);
        Features = new float[checked(length * width)];
        Returns = new float[length];
        State = new double[length];
        Drifts = new double[length];
    }

    /// <summary>Candles.</summary>
    public int Length { get; }

    /// <summary>Features per candle.</summary>
    public int Width { get; }

    /// <summary>What a learner sees, shape [Length × Width], row-major, roughly unit variance.</summary>
    public float[] Features { get; }

    /// <summary>Simple return from t to t+1, earned by a position of 1 chosen at t. Shape [Length].</summary>
    public float[] Returns { get; }

    /// <summary>What the optimum looks at: the factor, the log-odds of the rising regime, or the clock. Shape [Length].</summary>
    public double[] State { get; }

    /// <summary>Expected return from t to t+1 given <see cref="State"/>: scores without the noise. Shape [Length].</summary>
    public double[] Drifts { get; }

    public ReadOnlySpan<float> Row(int t) => Features.AsSpan(t * Width, Width);

    internal Span<float> WritableRow(int t) => Features.AsSpan(t * Width, Width);

    /// <summary>Fills the columns from <paramref name="firstColumn"/> on with independent standard normal draws.</summary>
    internal void FillNoise(Rng rng, int firstColumn)
    {
        for (int t = 0; t < Length; t++)
            foreach (ref float value in WritableRow(t)[firstColumn..])
                value = (float)rng.NextGaussian();
    }
}
