using BtcAi.Simulation.KnownMarkets;

namespace BtcAi.Learning.Gates;

/// <summary>What a trained agent did on a path it had not seen, beside the optimum on the same path.</summary>
/// <param name="Agreement">Share of candles at which it held what the optimum held.</param>
/// <param name="Seconds">Wall-clock of the training on one thread: at least its processor seconds.</param>
public sealed record KnownMarketOutcome(
    KnownMarketScore Score, KnownMarketScore Optimum, double Agreement, double Seconds)
{
    /// <summary>Expected profit as a share of the optimum's.</summary>
    public double Share => Score.ShareOf(Optimum);
}
