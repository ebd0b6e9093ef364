using BtcAi.Compute;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Safety;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Training;

/// <summary>Trains the buckets of a run in their order; finished ones are skipped, a started one goes on.</summary>
public sealed class TrainingSession
{
    private readonly RunFolder _folder;
    private readonly CandleSeries _candles;
    private readonly IKernels _kernels;
    private readonly ISessionObserver _observer;
    private readonly TrialLedger _ledger;
    private readonly TimeProvider _clock;
    private readonly Func<string, FreeRoom>? _measure;

    /// <param name="measure">What disk and memory have left; null asks the machine.</param>
    public TrainingSession(
        RunFolder folder, CandleSeries candles, IKernels kernels, ISessionObserver observer, TrialLedger ledger, TimeProvider clock,
        Func<string, FreeRoom>? measure = null) =>
        (_folder, _candles, _kernels, _observer, _ledger, _clock, _measure) = (folder, candles, kernels, observer, ledger, clock, measure);

    /// <summary>Checks every bucket against the candles before anything is trained or written.</summary>
    /// <exception cref="UserMistakeException">All buckets' problems together.</exception>
    public static void Check(CandleSeries candles, IReadOnlyList<Bucket> buckets, SettingsTree settings)
    {
        var problems = new Problems();
        foreach (Bucket bucket in buckets) problems.Catch(() => new BucketRanges(bucket, candles, settings));
        problems.ThrowIfAny();
    }

    /// <returns>Whether all buckets are finished (not merely interrupted).</returns>
    /// <exception cref="WorldException">Disk or memory ran short; what could be saved is saved, and the run says why it was interrupted.</exception>
    public bool Run(CancellationToken stop)
    {
        using var watch = new ResourceWatch(_folder.FolderPath, _folder.Record.Settings.Recovery, _clock, _measure);
        foreach (BucketRecord bucket in _folder.Record.Buckets)
        {
            if (bucket.State == BucketState.Finished) continue;
            if (watch.Shortage is null && Train(bucket, watch, stop)) continue;
            Close(RunStatus.Interrupted, watch.Shortage?.Message ?? "");
            return watch.Shortage is { } shortage ? throw shortage : false;
        }
        return Close(RunStatus.Finished);
    }

    private bool Train(BucketRecord bucket, ResourceWatch watch, CancellationToken stop)
    {
        var observer = new MetricsRecorder(_folder, watch, _observer);
        RunRecord record = _folder.Record;
        TimeSpan? budget = record.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes / record.Buckets.Count) : null;
        var setup = new BucketSetup(bucket.Bucket, _candles, record.Settings, record.Seed);
        using var training = new BucketTraining(
            setup, record.Seed, record.Threads, budget, _folder.BucketFolder(bucket.Bucket),
            SettingsJson.Write(record.Settings).ToJsonString(), record.Version, _kernels, observer, _clock);
        if (training.Refused is { } refused) observer.OnNote(refused);
        observer.OnBucketStarted(setup, training.State.Update);
        _folder.Save(record.With(bucket with { State = BucketState.Training }));
        bool finished = training.Run(stop, watch.Emergency);
        BucketRecord now = bucket with
        {
            State = finished ? BucketState.Finished : BucketState.Training,
            Updates = training.State.Update,
            BestUpdate = training.State.BestUpdate,
        };
        if (finished)
        {
            int patience = record.Settings.Learning.Patience;
            if (patience > 0 && training.State.Stale >= patience)
                observer.OnNote($"{bucket.Bucket} stopped early: {patience} validations without a better one (learning.patience).");
            BucketReport report = training.Judge(new Look(_ledger, _clock, record.Id, record.Settings, record.Seed, record.Version));
            now = now with { Report = report, Trials = TrialsOn(report.Agent) };
            observer.OnBucketFinished(report);
        }
        _folder.Save(_folder.Record.With(now));
        return finished;
    }

    // The look at the test range is in the ledger already.
    private int TrialsOn(PerformanceReport agent) =>
        _ledger.Looks(_candles, agent.Start.ToUnixTimeMilliseconds() - _candles.IntervalMs, agent.End.ToUnixTimeMilliseconds(), out _).DistinctBy(e => e.Trial).Count();

    private bool Close(RunStatus status, string failure = "")
    {
        _folder.Save(_folder.Record with { Status = status, Failure = failure });
        return status == RunStatus.Finished;
    }
}
