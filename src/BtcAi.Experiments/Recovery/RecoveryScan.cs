using BtcAi.Experiments.Checkpoints;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Learning.Training;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Recovery;

/// <summary>What was running in a home when its process died or an emergency ended it, and whether it can go on.</summary>
public sealed class RecoveryScan(string home, RunStore runs, CandleLibrary library, TimeProvider clock)
{
    /// <summary>Commands that died earlier than this are history.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    // Several runs share candles, and reading them takes a moment.
    private readonly Dictionary<(string Candles, long From, long To, string Fingerprint), string?> _candles = [];

    /// <summary>Runs first, newest first; then commands, damaged checkpoints and left-over files.</summary>
    public IReadOnlyList<RecoveryFinding> Find()
    {
        RunRecord[] ended = [.. Ended()];
        return [.. ended.Select(Of), .. Commands(), .. ended.SelectMany(Damaged), .. LeftOvers()];
    }

    /// <summary>A run that is not finished, whoever or whatever ended it.</summary>
    public RecoveryFinding Of(RunRecord run)
    {
        string what = run.Failure.Length > 0 ? run.Failure : run.Status == RunStatus.Running ? "A process is training it." : "It was interrupted.";
        return WhyNot(run) is { } reason
            ? new RecoveryFinding(RecoveryKind.Run, run.Id, what, reason)
            : new RecoveryFinding(RecoveryKind.Run, run.Id, what, $"Goes on from {string.Join(", ", run.Buckets.Select(Standing))}.", CanResume: true);
    }

    /// <summary>Runs that a person did not stop: killed, failed, or ended by an emergency.</summary>
    private IEnumerable<RunRecord> Ended() =>
        from status in new[] { RunStatus.Interrupted, RunStatus.Failed }
        from row in AllWith(status)
        let run = runs.Find(row.Id)
        where run.Status != RunStatus.Running && run.Failure.Length > 0
        orderby run.Id descending
        select run;

    private IReadOnlyList<RunRow> AllWith(RunStatus status) => runs.List(new RunQuery { Status = $"{status}", Limit = int.MaxValue }, out _, out _);

    private static string Standing(BucketRecord bucket) => bucket.State switch
    {
        BucketState.Finished => $"{bucket.Bucket} finished",
        _ when bucket.Updates > 0 => $"{bucket.Bucket} after update {bucket.Updates}",
        _ => $"{bucket.Bucket} at its start",
    };

    /// <returns>Why it cannot be resumed, and what to do; null when it can.</returns>
    private string? WhyNot(RunRecord run)
    {
        if (run.Status == RunStatus.Finished) return $"It is finished; `btcai runs show {run.Id}` shows its report.";
        if (run.Status == RunStatus.Running) return "Wait for that process, or stop it with Ctrl+C.";
        if (!Directory.Exists(runs.PathOf(run))) return $"Its folder {runs.PathOf(run)} is gone; restore it from a backup, or start a new run.";
        return CandleTrouble(run) ?? run.Buckets.Where(b => b.State != BucketState.Finished).Select(b => CheckpointTrouble(run, b.Bucket)).FirstOrDefault(t => t is not null);
    }

    private string? CandleTrouble(RunRecord run)
    {
        var key = (run.Candles, run.FromMs, run.ToMs, run.CandleFingerprint);
        if (_candles.TryGetValue(key, out string? known)) return known;
        try
        {
            CandleChoice.LoadFor(run, library);
            return _candles[key] = null;
        }
        catch (Exception e) when (e is UserMistakeException or WorldException)
        {
            return _candles[key] = e.Message;
        }
    }

    private string? CheckpointTrouble(RunRecord run, Bucket bucket)
    {
        string path = runs.CheckpointOf(run, bucket);
        if (!CheckpointFile.Exists(path)) return null;
        try
        {
            CheckpointFile.ReadNewestGood(path, out _);
            return null;
        }
        catch (WorldException e)
        {
            SavedCheckpoint? older = runs.CheckpointsOf(run).List(bucket).Select(c => c.Checkpoint).FirstOrDefault(c => c.Damage is null);
            return older is null
                ? $"{e.Message} Start it anew: {run.CommandLine}"
                : $"{e.Message} An older one is whole: `btcai checkpoints restore {run.Id}/{bucket}/{older.Name}`, then resume.";
        }
    }

    private IEnumerable<RecoveryFinding> Commands()
    {
        string folder = Path.Combine(home, "jobs");
        if (!Directory.Exists(folder)) yield break;
        foreach (string path in Directory.GetDirectories(folder).OrderDescending(StringComparer.Ordinal))
        {
            var job = new JobFolder(path);
            // What trained a run is told by the run.
            if (job.IsHeld || job.ExitCode is not null || job.RunId is not null || job.Record is not { } record || clock.GetUtcNow() - record.Started > Recent) continue;
            yield return new RecoveryFinding(
                RecoveryKind.Command, $"btcai {string.Join(' ', record.Arguments)}", $"\"{record.Title}\" died; it was started on {record.Started:yyyy-MM-dd HH:mm} UTC.",
                "It keeps no state to go on from: start it again.");
        }
    }

    private IEnumerable<RecoveryFinding> Damaged(RunRecord run)
    {
        var verified = CheckpointVerification.Of(runs.CheckpointsOf(run));
        return verified.All.Where(c => c.Checkpoint.Damage is not null).Select(c => new RecoveryFinding(
            RecoveryKind.Checkpoint, c.Checkpoint.FilePath, c.Checkpoint.Damage!, verified.Instead(c.Bucket, c.Checkpoint)));
    }

    private IEnumerable<RecoveryFinding> LeftOvers() => LeftOver.In(home, clock).Select(file => new RecoveryFinding(
        RecoveryKind.File, file.FilePath, $"A process was writing it {(int)file.Age.TotalMinutes} minutes ago.",
        file.Removable ? "`btcai doctor --fix` removes it." : "It is young, or something could still go on from it; leave it."));
}
