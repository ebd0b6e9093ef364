using BtcAi.Compute;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
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

    public TrainingSession(
        RunFolder folder, CandleSeries candles, IKernels kernels, ISessionObserver observer, TrialLedger ledger, TimeProvider clock) =>
        (_folder, _candles, _kernels, _observer, _ledger, _clock) =
            (folder, candles, kernels, new MetricsRecorder(folder, observer), ledger, clock);

    /// <summary>Checks every bucket against the candles before anything is trained or written.</summary>
    /// <exception cref="UserMistakeException">All buckets' problems together.</exception>
    public static void Check(CandleSeries candles, IReadOnlyList<Bucket> buckets, SettingsTree settings)
    {
        var problems = new Problems();
        foreach (Bucket bucket in buckets) problems.Catch(() => new BucketRanges(bucket, candles, settings));
        problems.ThrowIfAny();
    }

    /// <returns>Whether all buckets are finished (not merely interrupted).</returns>
    public bool Run(CancellationToken stop)
    {
        foreach (BucketRecord bucket in _folder.Record.Buckets)
        {
            if (bucket.State != BucketState.Finished && !Train(bucket, stop)) return Close(RunStatus.Interrupted);
        }
        return Close(RunStatus.Finished);
    }

    private bool Train(BucketRecord bucket, CancellationToken stop)
    {
        RunRecord record = _folder.Record;
        TimeSpan? budget = record.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes / record.Buckets.Count) : null;
        var setup = new BucketSetup(bucket.Bucket, _candles, record.Settings, record.Seed);
        using var training = new BucketTraining(
            setup, record.Seed, record.Threads, budget, _folder.BucketFolder(bucket.Bucket),
            SettingsJson.Write(record.Settings).ToJsonString(), record.Version, _kernels, _observer, _clock);
        if (training.Refused is { } refused) _observer.OnNote(refused);
        _observer.OnBucketStarted(setup, training.State.Update);
        _folder.Save(record.With(bucket with { State = BucketState.Training }));
        bool finished = training.Run(stop);
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
                _observer.OnNote($"{bucket.Bucket} stopped early: {patience} validations without a better one (learning.patience).");
            BucketReport report = training.Judge(new Look(_ledger, _clock, record.Id, record.Settings, record.Seed, record.Version));
            now = now with { Report = report, Trials = TrialsOn(report.Agent) };
            _observer.OnBucketFinished(report);
        }
        _folder.Save(_folder.Record.With(now));
        return finished;
    }

    // The look at the test range is in the ledger already.
    private int TrialsOn(PerformanceReport agent) => TrialCount.Of(_ledger.Looks(
        _candles.Name, _candles.Fingerprint, agent.Start.ToUnixTimeMilliseconds() - _candles.IntervalMs, agent.End.ToUnixTimeMilliseconds())).Trials;

    private bool Close(RunStatus status)
    {
        _folder.Save(_folder.Record with { Status = status });
        return status == RunStatus.Finished;
    }
}
