using BtcAi.Experiments.Training;

namespace BtcAi.Experiments.Evaluations;

/// <summary>One choice of groups to hold back, and what an agent may be trained on beside them.</summary>
/// <param name="Held">Numbers of the groups, from 0, ascending.</param>
public sealed record Combination(IReadOnlyList<int> Held, TrainingRanges Ranges);
