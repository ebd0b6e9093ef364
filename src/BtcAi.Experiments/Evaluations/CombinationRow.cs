using BtcAi.Learning.Agents;

namespace BtcAi.Experiments.Evaluations;

/// <summary>One training of a cross-validation: on which candles, and what its agent did in the groups held back.</summary>
/// <param name="Combination">From 1.</param>
/// <param name="ValidationSharpe">Of the selected agent where it was selected, a year; null without variation.</param>
public sealed record CombinationRow(
    int Combination, IReadOnlyList<TimeRange> Training, TimeRange Validation, double? ValidationSharpe, IReadOnlyList<GroupRow> Groups);
