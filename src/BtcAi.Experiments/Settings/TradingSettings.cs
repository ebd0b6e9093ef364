using BtcAi.Foundation;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Settings;

/// <summary>What trading costs and allows.</summary>
public sealed record TradingSettings
{
    [Setting("Equity at the start of every episode and backtest.", Min = 0, MinExclusive = true, Unit = "quote currency")]
    public double InitialCapital { get; init; } = 100_000;

    [Setting("Share of every filled value that the venue keeps.", Min = 0, Max = 0.1, Unit = "fraction")]
    public double Fee { get; init; } = 0.001;

    [Setting("Share of the price lost against the open on every fill.", Min = 0, Max = 0.1, Unit = "fraction")]
    public double Slippage { get; init; } = 0.0002;

    [Setting("An unchanged target is re-balanced only when drift has moved the exposure this far from it.",
        Min = 0, Max = 1, Unit = "share of equity")]
    public double RebalanceBand { get; init; } = 0.05;

    [Setting("Whether exposures may be negative (short); otherwise they run from 0 to 1.")]
    public bool Margin { get; init; }

    [Setting("How often a resume point is saved while training.", Min = 1, Unit = "updates")]
    public int CheckpointInterval { get; init; } = 10;

    public TradingRules ToRules(int decisionCandles) => new()
    {
        Fee = Fee,
        Slippage = Slippage,
        RebalanceBand = RebalanceBand,
        InitialCapital = InitialCapital,
        MinimumExposure = Margin ? -1 : 0,
        DecisionCandles = decisionCandles,
    };
}
