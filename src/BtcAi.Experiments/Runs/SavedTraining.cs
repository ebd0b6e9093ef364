using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Learning.Training;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Runs;

/// <summary>How far a bucket's training would go on from.</summary>
internal static class SavedTraining
{
    /// <returns>The start when nothing is saved; null when what is saved cannot be read.</returns>
    public static TrainerState? Of(string runFolder, Bucket bucket)
    {
        string checkpoint = Path.Combine(RunStore.BucketPath(runFolder, bucket), RunFolder.CheckpointName);
        if (!CheckpointFile.Exists(checkpoint)) return new TrainerState();
        try
        {
            return CheckpointHeader.Parse(CheckpointFile.ReadNewestGood(checkpoint, out _).Header).State;
        }
        catch (WorldException)
        {
            return null;
        }
    }
}
