using BtcAi.Compute;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Policies;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Evaluations;

/// <summary>Trains a run's bucket again: with other seeds on the same ranges, or with the same seed on other ranges.</summary>
/// <param name="setup">The bucket's own.</param>
internal sealed class Retraining(
    RunRecord run, BucketSetup setup, TrialLedger ledger, IKernels kernels, TimeProvider clock, string build, Action<string> progress, CancellationToken stop)
{
    private readonly CandleSeries _candles = setup.Candles;
    private readonly Bucket _bucket = setup.Profile.Bucket;

    /// <returns>The other seeds' agents on the run's test range.</returns>
    public IEnumerable<JudgedPolicy> Seeds(int seeds)
    {
        TrainingCounter counter = Counter("seed", seeds - 1);
        for (int i = 1; i < seeds; i++)
        {
            ulong seed = run.Seed + (ulong)i;
            counter.Next($"seed {seed}");
            yield return Judged(setup, seed, [setup.Split.Test], "", counter).Policies[0];
        }
    }

    /// <returns>The latest folds, the earliest of them first, and their curve; none and null when none are asked for.</returns>
    public (IReadOnlyList<FoldRow> Rows, JoinedCurve? Curve) Folds(int folds)
    {
        if (folds == 0) return ([], null);
        IReadOnlyList<ChronologicalSplit> splits = WalkForward.Folds(_candles, setup.Profile, setup.Features.WarmUp, folds);
        if (splits.Count < folds) progress($"{_bucket}: the candles hold {splits.Count} of the {folds} folds asked for");
        TrainingCounter counter = Counter("fold", splits.Count);
        var rows = new List<FoldRow>();
        var days = new List<DailyIndex>();
        foreach (ChronologicalSplit split in splits)
        {
            counter.Next($"judged on {Written(Times(split.Test))}");
            var ranges = new TrainingRanges(split.Training, split.Validation);
            JudgedPolicy judged = Judged(Other(ranges), run.Seed, [split.Test], "", counter).Policies[0];
            PerformanceReport r = judged.Report;
            rows.Add(new FoldRow(
                rows.Count + 1, Times(split.Training), Times(split.Validation), Times(split.Test), r.NetReturn, r.HoldReturn, r.Sharpe, r.MaximumDrawdown, r.Trades));
            days.Add(judged.Days);
        }
        return (rows, JoinedCurve.Of($"{_bucket} agents", days, Holding(splits[0].Test.From, splits[^1].Test.To), run.Seed));
    }

    /// <exception cref="UserMistakeException">Too few candles for so many groups.</exception>
    public CrossValidationReport? Combinations(int groups, int held)
    {
        if (groups == 0) return null;
        var cross = new CrossValidation(
            _candles, setup.Profile, setup.Features.WarmUp, setup.LeastTraining, run.Settings.Evaluation.ValidationShare, groups, held);
        TrainingCounter counter = Counter("combination", cross.Combinations.Count);
        var rows = new List<CombinationRow>();
        var judged = new List<JudgedPolicy[]>();
        foreach (Combination combination in cross.Combinations)
        {
            string names = string.Join(" and ", combination.Held.Select(g => g + 1));
            counter.Next($"held back: {names}");
            (JudgedPolicy[] policies, double? selected) = Judged(
                Other(combination.Ranges), run.Seed, [.. combination.Held.Select(g => cross.Groups[g])], $"cpcv {groups} {held}: {names}", counter);
            judged.Add(policies);
            rows.Add(new CombinationRow(
                rows.Count + 1, [.. combination.Ranges.Training.Parts.Select(Times)], Times(combination.Ranges.Validation), selected,
                [.. policies.Zip(combination.Held, (p, g) => Row(g + 1, Times(cross.Groups[g]), p.Report))]));
        }
        PathRow[] paths = [.. cross.Paths().Select((path, number) =>
        {
            JudgedPolicy[] pieces = [.. path.Select((c, g) => judged[c][cross.Combinations[c].Held.TakeWhile(h => h != g).Count()])];
            DailyIndex days = DailyIndex.Join([.. pieces.Select(p => p.Days)]);
            return new PathRow(number + 1, [.. path.Select(c => c + 1)], CurveFigures.Of(days), pieces.Sum(p => p.Report.Trades), new DailyCurve($"path {number + 1}", days.Values));
        })];
        return CrossValidationReport.Of(groups, held, rows, paths, Holding(cross.Groups[0].From, cross.Groups[^1].To));
    }

    private static GroupRow Row(int group, TimeRange judged, PerformanceReport r) =>
        new(group, judged, r.NetReturn, r.HoldReturn, r.Sharpe, r.MaximumDrawdown, r.Trades);

    private TrainingCounter Counter(string name, int trainings) => new($"{_bucket}: training {name}", trainings, clock, progress);

    private BucketSetup Other(TrainingRanges ranges) => new(_bucket, _candles, run.Settings, run.Seed, ranges);

    /// <summary>Trains, and judges what was selected on each of the ranges; every one is a look in the ledger.</summary>
    private (JudgedPolicy[] Policies, double? ValidationSharpe) Judged(
        BucketSetup trained, ulong seed, IndexRange[] ranges, string variant, TrainingCounter counter)
    {
        string folder = Directory.CreateTempSubdirectory("btcai-").FullName;
        try
        {
            using var training = new BucketTraining(
                trained, seed, run.Threads, null, folder, SettingsJson.Write(run.Settings).ToJsonString(), build, kernels, counter, clock);
            if (!training.Run(stop)) throw new OperationCanceledException(stop);
            AgentPolicy policy = training.Selected().Policy(trained.Features);
            var look = new Look(ledger, clock, run.Id, run.Settings, seed, build, variant);
            return ([.. ranges.Select(range =>
            {
                BacktestResult result = Backtest.Run(_candles, trained.Features, policy, range, trained.Rules);
                look.Note(LedgerKind.Evaluation, _bucket, result);
                return JudgedPolicy.Of(result);
            })], training.State.Best?.Sharpe);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private DailyIndex Holding(int from, int to)
    {
        TradingRules plain = setup.Rules.ForBaselines();
        IPolicy hold = Baselines.Parse("hold", _candles, plain, run.Seed);
        return DailyIndex.Of(Backtest.Run(_candles, null, hold, new IndexRange(from, to), plain));
    }

    private TimeRange Times(IndexRange range) =>
        new(_candles.OpenTimeMs[range.From], _candles.OpenTimeMs[range.To - 1] + _candles.IntervalMs);

    private static string Written(TimeRange range) => $"{CandleChoice.Day(range.FromMs)} to {CandleChoice.Day(range.ToMs)}";
}
