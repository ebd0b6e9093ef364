using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Training;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Runs;

/// <summary>The checkpoints of one run, bucket by bucket, and what a person may do to them.</summary>
public sealed class RunCheckpoints
{
    /// <summary>On what was the resume point before another was made it.</summary>
    public const string BeforeRestore = "before-restore";

    private readonly RunStore _store;

    internal RunCheckpoints(RunStore store, RunRecord run) => (_store, Run) = (store, run);

    public RunRecord Run { get; }

    /// <summary>Of every bucket that has any, or of the one named; the resume point first.</summary>
    public IReadOnlyList<(Bucket Bucket, SavedCheckpoint Checkpoint)> List(Bucket? only = null, bool deleted = false) =>
    [
        .. Run.Buckets.Select(b => b.Bucket).Where(b => only is null || b == only)
            .SelectMany(bucket => (deleted ? HistoryOf(bucket).Deleted() : HistoryOf(bucket).List()).Select(checkpoint => (bucket, checkpoint))),
    ];

    /// <summary>The one of that name; without a name the resume point, without a bucket that of the only bucket that has it.</summary>
    /// <exception cref="UserMistakeException">None, or several.</exception>
    public (Bucket Bucket, SavedCheckpoint Checkpoint) Find(Bucket? bucket, string? name, bool deleted = false)
    {
        (Bucket Bucket, SavedCheckpoint Checkpoint)[] all = [.. List(bucket, deleted)];
        (Bucket Bucket, SavedCheckpoint Checkpoint)[] found =
            [.. all.Where(c => name is null ? c.Checkpoint.Role == CheckpointRole.ResumePoint : c.Checkpoint.Name == name)];
        if (found.Length == 1) return found[0];
        string what = $"{Run.Id}{(bucket is null ? "" : $"/{bucket}")}{(name is null ? "" : $"/{name}")}";
        throw new UserMistakeException(CheckpointErrors.NotFound, found.Length > 1
            ? $"{what} fits the checkpoints of {string.Join(", ", found.Select(f => f.Bucket))}; name one as RUN/BUCKET/NAME."
            : $"{what} is no checkpoint{(deleted ? " in the trash" : "")}; there are: {(all.Length == 0 ? "none" : string.Join(", ", all.Take(20).Select(c => $"{c.Bucket}/{c.Checkpoint.Name}")))}.");
    }

    public void Label(Bucket bucket, SavedCheckpoint checkpoint, Func<CheckpointLabel, CheckpointLabel> change) =>
        HistoryOf(bucket).Label(checkpoint.Checksum, change);

    /// <summary>Asks the process that trains the run to save a checkpoint after its present update.</summary>
    /// <returns>The bucket that it trains.</returns>
    /// <exception cref="UserMistakeException">Nobody trains it: all that it has is saved.</exception>
    public Bucket AskForOne()
    {
        if (Run.Status != RunStatus.Running || Run.Buckets.FirstOrDefault(b => b.State == BucketState.Training) is not { } trained)
            throw new UserMistakeException(CheckpointErrors.NotTraining, $"Run {Run.Id} is not being trained ({Run.Status}); all that it has is saved (btcai checkpoints list {Run.Id}).");
        SaveWish.Make(RunStore.BucketPath(_store.PathOf(Run), trained.Bucket));
        return trained.Bucket;
    }

    /// <summary>Makes an older checkpoint the one that training goes on from; the present one is tagged <see cref="BeforeRestore"/> and kept.</summary>
    public void Restore(Bucket bucket, SavedCheckpoint older) => _store.Change(Run, run =>
    {
        HistoryOf(bucket).Restore(older, BeforeRestore);
        BucketRecord was = run.Buckets.First(b => b.Bucket == bucket);
        return run.With(was with
        {
            State = BucketState.Training,
            Report = null,
            Updates = older.Header!.State.Update,
            BestUpdate = older.Header.State.BestUpdate,
        }) with
        { Status = RunStatus.Interrupted };
    });

    /// <summary>Moves it to the trash.</summary>
    public void Delete(Bucket bucket, SavedCheckpoint checkpoint) => _store.Change(Run, run =>
    {
        HistoryOf(bucket).Delete(checkpoint);
        return run;
    });

    public void Undelete(Bucket bucket, SavedCheckpoint checkpoint) => _store.Change(Run, run =>
    {
        HistoryOf(bucket).Undelete(checkpoint);
        return run;
    });

    private CheckpointHistory HistoryOf(Bucket bucket) => new(_store.CheckpointOf(Run, bucket));
}
