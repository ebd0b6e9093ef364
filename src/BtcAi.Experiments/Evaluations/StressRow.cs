namespace BtcAi.Experiments.Evaluations;

/// <summary>The same agent in a harder (or easier) market.</summary>
/// <param name="Case">In words: "fee and slippage × 2", "filled 1 candle later".</param>
/// <param name="CostFactor">Of fee and slippage where they are what changes; else null.</param>
public sealed record StressRow(
    string Case, double? CostFactor, double NetReturn, double? Sharpe, double MaximumDrawdown, double TurnoverPerYear, double HoldReturn);
