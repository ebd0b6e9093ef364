namespace BtcAi.Experiments.Evaluations;

/// <summary>Time-weighted growth day by day, from 1: the start, then the end of every day.</summary>
public sealed record DailyCurve(string Name, IReadOnlyList<double> Values);
