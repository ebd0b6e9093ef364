using BtcAi.Compute;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Evaluations;

/// <summary>Puts a run's agents to the question: intervals, paired differences, trials, stress, more seeds, more folds.</summary>
/// <param name="progress">Told what is going on, a line each.</param>
public sealed class Evaluator(
    RunRecord run, RunStore runs, CandleSeries candles, TrialLedger ledger, IKernels kernels, TimeProvider clock, string build,
    Action<string> progress, CancellationToken stop)
{
    private const ulong BandStream = 81, MeasureStream = 82, PairStream = 83, SeedStream = 84, ImprovementStream = 85;

    public EvaluationReport Run(EvaluationPlan plan)
    {
        Bucket[] buckets = [.. run.Finished().Where(b => (plan.Bucket ?? b) == b)];
        string latest = run.Settings.Evaluation.HoldoutShare > 0 ? "the latest candles before the hold-out" : "the latest candles";
        string scheme = $"the run's own test range, {latest}, which neither training nor selection has seen" +
            (plan.Folds > 0 ? "; and a walk-forward of folds trained anew" : "") +
            (plan.Groups > 0 ? $"; and a combinatorial purged cross-validation, {plan.Held} of {plan.Groups} groups held back at a time" : "") +
            (plan.Whole is not null ? "; and the hold-out, opened" : "");
        if (plan.Whole is { } all && HoldOut.Of(all, run.Settings.Evaluation) is var locked && buckets.Max(b => BucketProfile.Of(b).DecisionMs) * 2 > locked.Count * all.IntervalMs)
        {
            throw new UserMistakeException(CandleErrors.TooFew,
                $"The hold-out of run {run.Id} has {locked.Count} candles, too few for two decisions of {buckets.Max()}; evaluation.holdout_share was {run.Settings.Evaluation.HoldoutShare}.");
        }
        // All of them before the first is judged: a look that is written down stays, whatever comes after it.
        Agent[] agents = [.. buckets.Select(bucket => CheckpointKeeper.LoadAgent(runs.CheckpointOf(run, bucket), kernels, run.ReportedUpdate(bucket)).Agent)];
        BucketEvaluation[] evaluations = [.. buckets.Zip(agents, (bucket, agent) => Of(bucket, agent, plan))];
        return new EvaluationReport(
            run.Id, run.Candles, run.CandleFingerprint, scheme, clock.GetUtcNow(), build, run.Seed, run.Settings.Differences(),
            CandleAudit.Of(candles), ledger.OpeningsOf(run), evaluations);
    }

    private BucketEvaluation Of(Bucket bucket, Agent agent, EvaluationPlan plan)
    {
        Say($"{bucket}: judged beside its baselines");
        var setup = new BucketSetup(bucket, candles, run.Settings, run.Seed);
        AgentPolicy policy = agent.Policy(setup.Features);
        Comparison compared = PolicyComparison.Run(candles, setup.Features, policy, setup.Split.Test, setup.Rules, agent.Card.Seed);
        JudgedPolicy own = JudgedPolicy.Of(compared.Result);
        Look.Note(LedgerKind.Backtest, bucket, compared.Result);
        double[] days = own.Days.Returns();
        Say($"{bucket}: stress");
        var stress = new StressCases(agent, candles, setup.Features, setup.Split.Test, setup.Rules);
        StressRow[] harder = compared.Result.Fills.Count > 0 ? [.. stress.Run(plan.Strange)] : [];
        var training = new Retraining(run, setup, ledger, kernels, clock, build, Say, stop);
        JudgedPolicy[] seeds = [own, .. training.Seeds(plan.Seeds)];
        (IReadOnlyList<FoldRow> folds, JoinedCurve? foldCurve) = training.Folds(plan.Folds);
        CrossValidationReport? cross = training.Combinations(plan.Groups, plan.Held);
        long[] times = candles.OpenTimeMs;
        IReadOnlyList<LedgerEntry> looks = ledger.Looks(candles, times[setup.Split.Test.From], times[setup.Split.Test.To - 1] + candles.IntervalMs, out int damaged);
        var trials = TrialCount.Of(looks, bucket, days.Length, damaged);
        var evaluation = new BucketEvaluation
        {
            Bucket = bucket,
            Training = agent.Card.Training,
            Agent = compared.Policy,
            Baselines = compared.Baselines,
            Frictions = setup.Frictions(compared.Result, policy, setup.Split.Test),
            Curves = [.. compared.Judged.Prepend(own).Select(j => new DailyCurve(j.Report.Policy, j.Days.Values))],
            FirstDay = own.Days.FirstDay,
            Prices = AtDays(compared.Result, candles.Close[setup.Split.Test.From], i => candles.Close[setup.Split.Test.From + i]),
            Exposures = AtDays(compared.Result, 0, i => compared.Result.Exposure[i]),
            Band = CurveBand.Of(days, new Rng(run.Seed, BandStream)),
            Measures = DailyFigures.Measures(days, new Rng(run.Seed, MeasureStream)),
            Differences = Beside(days, compared),
            Evidence = DailyFigures.Evidence(days, trials),
            Stress = harder,
            BreakEvenFee = harder.Length > 0 ? stress.BreakEvenFee() : null,
            Seeds = plan.Seeds > 1 ? [.. seeds.Select((s, i) => new SeedRow(run.Seed + (ulong)i, s.Report.NetReturn, s.Report.Sharpe, s.Report.MaximumDrawdown, s.Report.Trades))] : [],
            SeedSummary = plan.Seeds > 1 ? SeedSummary.Of([.. seeds.Select(s => s.Report.NetReturn)], new Rng(run.Seed, SeedStream)) : null,
            OverHolding = plan.Seeds > 1 ? ImprovementProbability.Of([.. seeds.Select(s => s.Report.NetReturn)], [compared.Policy.HoldingAmong(compared.Baselines)], new Rng(run.Seed, ImprovementStream)) : null,
            Overfitting = OverfittingOf(seeds),
            Folds = folds,
            FoldCurve = foldCurve,
            CrossValidation = cross,
            HoldOut = plan.Whole is { } whole ? Open(whole, agent, setup) : null,
            Trades = compared.Result.Trades,
            Trials = trials,
            Looks = [.. looks.TakeLast(BucketEvaluation.MostLooks)],
            Verdict = new EvaluationVerdict(EvidenceLight.NoEvidence, []),
        };
        return evaluation with { Verdict = EvaluationVerdicts.Of(evaluation) };
    }

    private Look Look => new(ledger, clock, run.Id, run.Settings, run.Seed, build);

    private void Say(string line)
    {
        stop.ThrowIfCancellationRequested();
        progress(line);
    }

    /// <summary>The agent as it is, on the candles locked away; the opening is written down before anyone sees a figure.</summary>
    private HoldOutJudgement Open(CandleSeries whole, Agent agent, BucketSetup setup)
    {
        Bucket bucket = setup.Profile.Bucket;
        Say($"{bucket}: opening the hold-out");
        FeatureTable features = agent.Observe(whole);
        Comparison compared = PolicyComparison.Run(
            whole, features, agent.Policy(features), HoldOut.Of(whole, run.Settings.Evaluation), setup.Rules, agent.Card.Seed);
        Look.Note(LedgerKind.HoldOut, bucket, compared.Result);
        var own = JudgedPolicy.Of(compared.Result);
        double[] days = own.Days.Returns();
        return new HoldOutJudgement(
            compared.Policy, compared.Baselines, own.Days.FirstDay,
            [.. compared.Judged.Prepend(own).Select(j => new DailyCurve(j.Report.Policy, j.Days.Values))],
            DailyFigures.Measures(days, new Rng(run.Seed, MeasureStream)), Beside(days, compared));
    }

    private DifferenceRow[] Beside(double[] days, Comparison compared) =>
        [.. compared.Judged.SelectMany(j => DifferenceRow.Of(j.Report.Policy, days, j.Days.Returns(), new Rng(run.Seed, PairStream)))];

    private static double? OverfittingOf(JudgedPolicy[] seeds)
    {
        double[][] days = [.. seeds.Select(s => s.Days.Returns())];
        if (seeds.Length < BucketEvaluation.FewestToPick || days[0].Length < 2 * OverfittingProbability.UsualBlocks) return null;
        double[] matrix = [.. Enumerable.Range(0, days[0].Length).SelectMany(day => days.Select(d => d[day]))];
        return OverfittingProbability.Of(matrix, seeds.Length).Probability;
    }

    /// <summary>A value per day's end, from the start on; days without candles repeat the last one.</summary>
    private static double[] AtDays(BacktestResult result, double start, Func<int, double> valueAt)
    {
        var values = new List<double> { start };
        long[] times = result.Candles.OpenTimeMs;
        const long dayMs = 86_400_000;
        for (int i = 0; i < result.Range.Count; i++)
        {
            long day = times[result.Range.From + i] / dayMs, first = times[result.Range.From] / dayMs;
            while (values.Count - 1 < day - first) values.Add(values[^1]);
            if (values.Count - 1 == day - first) values.Add(valueAt(i));
            else values[^1] = valueAt(i);
        }
        return [.. values];
    }
}
