using BtcAi.Compute;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Goals;
using BtcAi.Simulation.Policies;
using BtcAi.Simulation.Reports;
using BtcAi.Simulation.Risk;

namespace BtcAi.Experiments.Backtests;

/// <summary>Judges agents and baselines on candles, with the same fills, costs and figures as at the end of a training.</summary>
/// <param name="fromMs">Earlier candles (Unix ms) serve as history only.</param>
/// <param name="costs">Assignments that override the agents' own settings, such as trading.fee=0.</param>
/// <param name="seed">Of the random baseline.</param>
/// <param name="schedule">What the owner moves on top of what an agent's settings draw; null or empty for nothing.</param>
/// <param name="look">Where looks of agents are written down; null writes none.</param>
public sealed class PolicyBacktest(
    CandleSeries candles, long fromMs, IReadOnlyList<string> costs, ulong seed, IKernels kernels,
    Func<string, AgentCard, SettingsTree, Look>? look = null, IReadOnlyList<ScheduledFlow>? schedule = null)
{
    /// <summary>The agent of a checkpoint, under the rules it was trained with.</summary>
    /// <exception cref="UserMistakeException">Its candle interval or features are others, or the candles are too few.</exception>
    public BacktestReport OfAgent(string checkpoint)
    {
        (Agent agent, CheckpointHeader header) = CheckpointKeeper.LoadAgent(checkpoint, kernels);
        SettingsTree settings = SettingsJson.Read(header.Settings).With(costs);
        FeatureTable features = agent.Observe(candles);
        var profile = BucketProfile.Of(agent.Card.Bucket);
        TradingRules rules = BucketRules.Of(settings, profile, (int)(agent.Card.DecisionMs / agent.Card.IntervalMs), agent.Card.Seed);
        if (agent.SeesCaps && !rules.HasCaps) rules = rules with { Risk = RiskRules.None };
        // The table's own is cut to the candles there are.
        int warmUp = new FeaturePipeline(new FeatureScale(profile.DecisionMs, profile.LongestSpanMs), candles.IntervalMs).WarmUp;
        IndexRange range = RangeAfter(warmUp, rules);
        if (schedule is { Count: > 0 }) rules = Scheduled(rules, agent, settings, schedule, range);
        var seen = SeenShare.Of(agent.Card, candles, range);
        return Judge(agent.Policy(features), features, range, rules, new BacktestSubject(
            checkpoint, look?.Invoke(checkpoint, agent.Card, settings), agent.Card.Bucket, settings.Goals.ToGoal(agent.Card.Bucket), seen, seen.Warning is null ? VerdictBasis.Unseen : VerdictBasis.Seen));
    }

    /// <summary>
    /// A baseline by its name and arguments; without a bucket it decides at the close of every candle. It pays fee and
    /// half-spread and fills in full, unless trading.frictions is set.
    /// </summary>
    /// <exception cref="UserMistakeException">No such baseline, or the bucket's interval or the candles do not fit.</exception>
    public BacktestReport OfBaseline(string spec, Bucket? bucket)
    {
        int decisionCandles = bucket is { } named ? BucketRanges.DecisionCandlesOf(BucketProfile.Of(named), candles) : 1;
        TradingRules rules = BucketRules.Of(SettingsTree.Default.With(["trading.frictions=false", .. costs]), null, decisionCandles, seed);
        IPolicy policy = Baselines.Parse(spec, candles, rules, seed);
        return Judge(policy, null, RangeAfter(0, rules), rules, new BacktestSubject(
            $"baseline:{spec}", null, bucket, null, null, VerdictBasis.Rule));
    }

    private BacktestReport Judge(
        IPolicy policy, FeatureTable? features, IndexRange range, TradingRules rules, BacktestSubject subject)
    {
        Comparison compared = PolicyComparison.Run(candles, features, policy, range, rules, seed);
        (BacktestResult result, PerformanceReport own) = (compared.Result, compared.Policy);
        PerformanceReport[] others = [.. compared.Baselines.Where(b => b.Policy != own.Policy)];
        subject.Look?.Note(LedgerKind.Backtest, subject.Bucket!.Value, result);
        return new BacktestReport(
            subject.Source, subject.Bucket, candles.Name, candles.Fingerprint, rules.Fee, rules.Slippage, subject.Seen,
            own, others, Frictions(), Verdict.Beside(compared, subject.Basis), result.Trades,
            result.Journal.CashFlows);

        FrictionReport? Frictions() => subject.Goal is { } goal && rules.HasFrictions
            ? FrictionReport.Of(result, goal, Backtest.Run(candles, features, policy, range, rules.AsTrained()), seed)
            : null;
    }

    private TradingRules Scheduled(TradingRules rules, Agent agent, SettingsTree settings, IReadOnlyList<ScheduledFlow> flows, IndexRange range)
    {
        if (!agent.SeesCaps)
            throw new UserMistakeException(CommandErrors.OptionsExclude,
                $"--deposit and --withdraw move cash that the {agent.Card.Bucket} agent does not see: it was trained without risk guard and cash flows. Leave " +
                "them out, or train with trading.frictions=true.");
        long from = candles.OpenTimeMs[range.From], to = candles.OpenTimeMs[range.To - 1];
        var problems = new Problems();
        foreach (ScheduledFlow flow in flows.Where(flow => flow.TimeMs <= from || flow.TimeMs > to))
            problems.Add(CandleErrors.Range, $"{(flow.Amount > 0 ? "--deposit" : "--withdraw")} {CandleChoice.Moment(flow.TimeMs)} lies outside the backtest, whose " +
                $"candles open from {CandleChoice.Moment(from)} to {CandleChoice.Moment(to)} UTC; choose a moment after the first of them.");
        problems.ThrowIfAny();
        CashFlowRules drawn = rules.CashFlows ?? CashFlowRules.None with
        {
            DepositFee = settings.WithdrawalSimulation.DepositConversionFee,
            WithdrawalFee = settings.WithdrawalSimulation.WithdrawalConversionFee,
        };
        return rules with { CashFlows = drawn with { Schedule = flows } };
    }

    private IndexRange RangeAfter(int warmUp, TradingRules rules)
    {
        var range = new IndexRange(Math.Max(candles.Between(fromMs, long.MaxValue).From, warmUp), candles.Count);
        if (range.Count > rules.DecisionCandles) return range;
        double perDay = 86_400_000.0 / candles.IntervalMs;
        bool started = fromMs > candles.OpenTimeMs[0];
        string after = string.Join(" and ", new[] { warmUp > 0 ? $"a warm-up of {warmUp / perDay:0.#} days" : "", started ? "--from" : "" }
            .Where(text => text.Length > 0));
        throw new UserMistakeException(CandleErrors.TooFew,
            $"{candles.Name} covers {CandleChoice.Day(candles.OpenTimeMs[0])} to " +
            $"{CandleChoice.Day(candles.OpenTimeMs[^1] + candles.IntervalMs)}, {candles.Count / perDay:0.#} days of candles; " +
            $"{(after.Length > 0 ? $"after {after} " : "")}{Counted(Math.Max(0, range.Count))} left to trade on, and one decision needs " +
            $"{rules.DecisionCandles + 1}. Give more than {(warmUp + rules.DecisionCandles) / perDay:0.#} days of candles" +
            $"{(started ? ", or an earlier --from" : "")}.");

        static string Counted(int count) => count == 1 ? "1 candle is" : $"{count} candles are";
    }

    private sealed record BacktestSubject(string Source, Look? Look, Bucket? Bucket, Goal? Goal, SeenShare? Seen, VerdictBasis Basis);
}
