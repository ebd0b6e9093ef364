using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Evaluations;

/// <summary>A headline measure, its 95 % bootstrap interval and the shape of its distribution.</summary>
/// <param name="Low">Null where an end has no finite number.</param>
/// <param name="Histogram">Counts in equal bins from <paramref name="From"/> to <paramref name="To"/> (the 0.5 % and 99.5 % quantiles).</param>
public sealed record MeasureRow(
    HeadlineMeasure Measure, double? Estimate, double? Low, double? High, double From, double To, IReadOnlyList<int> Histogram);
