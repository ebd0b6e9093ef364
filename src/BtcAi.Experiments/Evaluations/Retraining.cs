using BtcAi.Compute;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Evaluations;

/// <summary>Trains a run's bucket again: with other seeds on the same ranges, or with the same seed on other ranges.</summary>
internal sealed class Retraining(
    RunRecord run, CandleSeries candles, IKernels kernels, TimeProvider clock, string build, Action<string> progress, CancellationToken stop)
{
    /// <returns>The other seeds' agents on the run's test range.</returns>
    public IEnumerable<JudgedPolicy> Seeds(Bucket bucket, int seeds, Func<ulong, Look> look)
    {
        for (int i = 1; i < seeds; i++)
        {
            ulong seed = run.Seed + (ulong)i;
            progress($"{bucket}: training seed {seed} ({i + 1} of {seeds})");
            BacktestResult result = Trained(new BucketSetup(bucket, candles, run.Settings, run.Seed), seed);
            look(seed).Note(LedgerKind.Evaluation, bucket, result);
            yield return JudgedPolicy.Of(result);
        }
    }

    /// <returns>One row per walk-forward fold, the earliest first.</returns>
    public IEnumerable<FoldRow> Folds(Bucket bucket, int folds, BucketSetup setup, Func<ulong, Look> look)
    {
        if (folds == 0) yield break;
        int number = 0;
        foreach (ChronologicalSplit split in WalkForward.Folds(candles, setup.Profile, setup.Features.WarmUp, folds))
        {
            progress($"{bucket}: training fold {++number}");
            BacktestResult result = Trained(new BucketSetup(bucket, candles, run.Settings, run.Seed, split), run.Seed);
            look(run.Seed).Note(LedgerKind.Evaluation, bucket, result);
            PerformanceReport report = PerformanceReport.Of(result);
            yield return new FoldRow(
                number, Times(split.Training), Times(split.Validation), Times(split.Test), report.NetReturn, report.HoldReturn, report.Sharpe,
                report.MaximumDrawdown, report.Trades);
        }
    }

    private BacktestResult Trained(BucketSetup setup, ulong seed)
    {
        string folder = Directory.CreateTempSubdirectory("btcai-").FullName;
        try
        {
            using var training = new BucketTraining(
                setup, seed, run.Threads, null, folder, SettingsJson.Write(run.Settings).ToJsonString(), build, kernels, new Silence(), clock);
            if (!training.Run(stop)) throw new OperationCanceledException(stop);
            return Backtest.Run(candles, setup.Features, training.Selected().Policy(setup.Features), setup.Split.Test, setup.Rules);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private TimeRange Times(BtcAi.Foundation.IndexRange range) =>
        new(candles.OpenTimeMs[range.From], candles.OpenTimeMs[range.To - 1] + candles.IntervalMs);

    private sealed class Silence : ITrainingObserver
    {
        public void OnUpdate(int update, double progress, UpdateMetrics metrics)
        {
        }

        public void OnValidation(ValidationPoint point)
        {
        }

        public void OnCheckpoint(int update, string path)
        {
        }
    }
}
