using BtcAi.Foundation;

namespace BtcAi.Experiments.Training;

/// <summary>All the rows that one training may read.</summary>
/// <param name="Training">What is learned from, and all that anything is fitted on.</param>
/// <param name="Validation">What chooses among the checkpoints.</param>
public sealed record TrainingRanges(IndexRanges Training, IndexRange Validation);
