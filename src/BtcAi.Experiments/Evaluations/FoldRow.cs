using BtcAi.Learning.Agents;

namespace BtcAi.Experiments.Evaluations;

/// <summary>One step of a walk-forward: trained, selected and judged on its own ranges.</summary>
public sealed record FoldRow(
    int Fold, TimeRange Training, TimeRange Validation, TimeRange Test, double NetReturn, double HoldReturn, double? Sharpe,
    double MaximumDrawdown, int Trades);
