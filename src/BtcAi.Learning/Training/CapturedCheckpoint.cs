using BtcAi.Foundation.Checkpoints;

namespace BtcAi.Learning.Training;

/// <summary>All that a checkpoint will hold, copied at one moment of a training.</summary>
internal sealed record CapturedCheckpoint(int Update, int BestUpdate, string Header, IReadOnlyList<CheckpointEntry> Entries);
