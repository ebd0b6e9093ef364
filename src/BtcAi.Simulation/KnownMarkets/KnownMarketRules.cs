namespace BtcAi.Simulation.KnownMarkets;

/// <summary>What all markets with a known optimum share.</summary>
public static class KnownMarketRules
{
    /// <summary>Discount per candle.</summary>
    public const double Gamma = 0.995;

    /// <summary>Standard deviation of one candle's return, as a fraction.</summary>
    public const double Sigma = 0.002;

    /// <summary>Number of the flat position in <see cref="Positions"/>; every episode and every score starts there.</summary>
    public const int Flat = 1;

    /// <summary>The positions an agent may choose, in ascending order.</summary>
    public static ReadOnlySpan<float> Positions => [-1, 0, 1];
}
