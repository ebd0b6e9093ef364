using BtcAi.Experiments.Html;
using BtcAi.Experiments.Runs;
using BtcAi.Learning.Training;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Checkpoints;

/// <summary>What came of reading every checkpoint of a run and comparing its checksum.</summary>
/// <param name="Run">Its id.</param>
/// <param name="All">Bucket by bucket, as they are listed.</param>
public sealed record CheckpointVerification(string Run, IReadOnlyList<(Bucket Bucket, SavedCheckpoint Checkpoint)> All)
{
    /// <summary>Reads them all.</summary>
    /// <param name="only">Null for every bucket.</param>
    public static CheckpointVerification Of(RunCheckpoints checkpoints, Bucket? only = null) => new(checkpoints.Run.Id, checkpoints.List(only));

    /// <summary>How many are whole, and what was read to know it.</summary>
    public string Sentence => All.Count == 0
        ? $"Run {Run} has no checkpoints."
        : $"{All.Count - Damages.Count} of {Written.Counted(All.Count, "checkpoint")} {(All.Count == 1 ? "is" : "are")} whole ({Written.Size(All.Sum(c => c.Checkpoint.Bytes))} read, checksums compared).";

    /// <summary>What is wrong with each damaged one, and which whole one to go back to.</summary>
    public IReadOnlyList<string> Damages => [.. All.Where(c => c.Checkpoint.Damage is not null).Select(c => $"{c.Checkpoint.Damage} {Instead(c.Bucket, c.Checkpoint)}")];

    /// <summary>Which whole one a damaged one leaves, in a sentence.</summary>
    public string Instead(Bucket bucket, SavedCheckpoint damaged)
    {
        SavedCheckpoint[] listed = [.. All.Where(c => c.Bucket == bucket).Select(c => c.Checkpoint)];
        SavedCheckpoint? before = listed.SkipWhile(c => c != damaged).FirstOrDefault(c => c.Damage is null) ?? listed.LastOrDefault(c => c.Damage is null);
        return before is null ? "No whole one of that bucket is left." : $"The whole one before it: {Run}/{$"{bucket}".ToLowerInvariant()}/{before.Name}.";
    }
}
