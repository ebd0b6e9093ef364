using BtcAi.Foundation;

namespace BtcAi.Simulation.KnownMarkets;

/// <summary>A small invented market whose best policy can be computed, so that a learner can be judged against it.</summary>
public interface IKnownMarket
{
    string Name { get; }

    /// <summary>Fraction of the traded value paid per unit of change in position.</summary>
    double Cost { get; }

    /// <summary>Standard deviation of one candle's return, as a fraction.</summary>
    double Sigma { get; }

    /// <summary>
    /// One realisation. Columns that say something come first, then <paramref name="noiseFeatures"/> independent
    /// standard normal ones; the same seed gives the same returns whatever their number.
    /// </summary>
    KnownMarketPath Generate(Rng rng, int length, int noiseFeatures = 8);

    /// <summary>The best policy by dynamic programming.</summary>
    KnownMarketOptimum Solve();
}
