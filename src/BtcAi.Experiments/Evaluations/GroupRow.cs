using BtcAi.Learning.Agents;

namespace BtcAi.Experiments.Evaluations;

/// <summary>A held group as one combination's agent did in it.</summary>
/// <param name="Group">From 1, in order of time.</param>
public sealed record GroupRow(int Group, TimeRange Judged, double NetReturn, double HoldReturn, double? Sharpe, double MaximumDrawdown, int Trades);
