namespace BtcAi.Experiments.Evaluations;

/// <summary>One way through all groups, every group judged by an agent that was trained without it.</summary>
/// <param name="Path">From 1.</param>
/// <param name="Combinations">For each group in order of time the combination that judges it, from 1.</param>
/// <param name="Curve">Day by day, from 1.</param>
public sealed record PathRow(int Path, IReadOnlyList<int> Combinations, CurveFigures Figures, int Trades, DailyCurve Curve);
