using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Evaluations;

/// <summary>The agent on the hold-out of its candles, which nothing else has touched.</summary>
/// <param name="Curves">Day by day: agent first, then the baselines, each from 1.</param>
/// <param name="Measures">The agent's, with 95 % intervals; empty with fewer than 30 days.</param>
/// <param name="Differences">Agent less each baseline on the same resampled days; empty with fewer than 30 days.</param>
public sealed record HoldOutJudgement(
    PerformanceReport Agent, IReadOnlyList<PerformanceReport> Baselines, DateOnly FirstDay, IReadOnlyList<DailyCurve> Curves,
    IReadOnlyList<MeasureRow> Measures, IReadOnlyList<DifferenceRow> Differences);
