using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Reports;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Policies;
using BtcAi.Simulation.Reports;
using BtcAi.Simulation.Statistics;
using BtcAi.Tests.Experiments.Html;

namespace BtcAi.Tests.Experiments.Evaluations;

public sealed class EvaluationVerdictsTests
{
    private const int Days = 500;
    private const double Deviation = 0.03;
    private const long DayMs = 86_400_000;

    private static readonly BucketEvaluation Example = EvaluationExamples.TwoBuckets.Buckets[0];

    [Fact]
    public void A_loss_that_no_luck_explains_is_not_called_luck()
    {
        var rng = new Rng(5);
        double[] lost = [.. Enumerable.Range(0, 400).Select(_ => -0.004 + 0.01 * rng.NextGaussian())];
        EvaluationVerdict verdict = VerdictOf(lost, [.. lost.Select(_ => 0.001 * rng.NextGaussian())], trials: 1);
        Assert.Equal(EvidenceLight.NoEvidence, verdict.Light);
        Assert.Contains(verdict.Sentences, sentence => sentence.Contains("it lost, and not by bad luck alone", StringComparison.Ordinal));
    }

    [Fact]
    public void On_a_martingale_the_verdict_never_says_edge()
    {
        int evidence = 0, clear = 0;
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var rng = new Rng(seed);
            // In or out by chance, with costs of 10 basis points at every change.
            double[] market = Noise(rng, 0), agent = new double[Days];
            int held = 0;
            for (int day = 0; day < Days; day++)
            {
                int wanted = rng.NextDouble() < 0.2 ? 1 - held : held;
                agent[day] = wanted * market[day] - 0.001 * Math.Abs(wanted - held);
                held = wanted;
            }
            EvaluationVerdict verdict = VerdictOf(agent, market, trials: 1);
            evidence += verdict.Light == EvidenceLight.Evidence ? 1 : 0;
            clear += verdict.Light == EvidenceLight.NoEvidence ? 0 : 1;
        }
        Assert.InRange(evidence, 0, 1);
        Assert.InRange(clear, 0, 5);
    }

    [Fact]
    public void On_a_hundred_martingales_traded_by_chance_at_most_five_backtests_seem_significant()
    {
        int significant = 0, evidence = 0;
        for (ulong seed = 1; seed <= 100; seed++)
        {
            (BacktestResult agent, BacktestResult hold) = Backtests(seed, (candles, rules) => Baselines.Parse("random:40", candles, rules, seed));
            Assert.NotEmpty(agent.Fills);
            double[] days = DailyIndex.Of(agent).Returns();
            significant += DailyFigures.Measures(days, new Rng(seed)).Single(m => m.Measure == HeadlineMeasure.Sharpe).Low > 0 ? 1 : 0;
            evidence += VerdictOf(agent, hold, trials: 1).Light == EvidenceLight.Evidence ? 1 : 0;
        }
        Assert.InRange(significant, 0, 5);
        Assert.InRange(evidence, 0, 1);
    }

    [Fact]
    public void An_agent_with_foresight_that_is_sometimes_wrong_shows_evidence_in_a_real_backtest()
    {
        (BacktestResult agent, BacktestResult hold) = Backtests(3, (candles, _) => new Foresight(candles, new Rng(9)));
        EvaluationVerdict verdict = VerdictOf(agent, hold, trials: 1);
        Assert.True(verdict.Light == EvidenceLight.Evidence, string.Join(" ", verdict.Sentences));
    }

    [Theory]
    [InlineData(0.25, ": told apart.")]
    [InlineData(0, ": not told apart.")]
    [InlineData(-0.25, ": told apart, and worse.")]
    public void An_agent_is_told_apart_from_holding_where_the_interval_leaves_out_0(double edge, string said)
    {
        var rng = new Rng(5);
        double[] market = Noise(rng, 0), agent = [.. Noise(rng, 0).Zip(market, (own, theirs) => 0.1 * own + theirs + edge * Deviation)];
        Assert.Contains(VerdictOf(agent, market, trials: 1).Sentences, s => s.StartsWith("Against holding", StringComparison.Ordinal) && s.EndsWith(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_planted_edge_is_evidence_until_enough_trials_have_been_run_for_it()
    {
        var rng = new Rng(5);
        double[] market = Noise(rng, 0), agent = Noise(rng, 0.25 * Deviation);
        Assert.Equal(EvidenceLight.Evidence, VerdictOf(agent, market, trials: 1).Light);
        EvaluationVerdict many = VerdictOf(agent, market, trials: 1_000_000, spread: 0.25);
        Assert.NotEqual(EvidenceLight.Evidence, many.Light);
        Assert.Contains(many.Sentences, s => s.StartsWith("1000000 trials were run", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_figure_says_what_it_does_not_show_and_cash_is_no_edge()
    {
        double[] market = Noise(new Rng(6), 0);
        EvaluationVerdict verdict = VerdictOf(Noise(new Rng(7), 0), market, trials: 3);
        foreach (string said in new[] { "luck alone", "Trials outside this program are not counted", "One seed", "may be unlike all of it" })
            Assert.Contains(verdict.Sentences, s => s.Contains(said, StringComparison.Ordinal));
        EvaluationVerdict cash = EvaluationVerdicts.Of(Example with { Agent = Example.Agent with { Fills = 0 } });
        Assert.Equal(EvidenceLight.NoEvidence, cash.Light);
        Assert.Contains("Doing nothing is an answer, not an edge", cash.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_rising_market_a_good_figure_below_holdings_is_not_even_a_hint()
    {
        var rng = new Rng(5);
        double[] market = Noise(rng, 0.3 * Deviation), agent = [.. market.Select(r => 0.5 * r - 0.0005)];
        EvaluationVerdict verdict = VerdictOf(agent, market, trials: 1);
        Assert.Equal(EvidenceLight.NoEvidence, verdict.Light);
    }

    [Fact]
    public void An_edge_that_doubled_costs_take_away_is_no_evidence()
    {
        var rng = new Rng(5);
        double[] market = Noise(rng, 0), agent = Noise(rng, 0.25 * Deviation);
        Assert.NotEqual(EvidenceLight.Evidence, VerdictOf(agent, market, trials: 1, doubledNet: -0.01).Light);
    }

    private static (BacktestResult Agent, BacktestResult Hold) Backtests(ulong seed, Func<CandleSeries, TradingRules, IPolicy> policy)
    {
        CandleSeries candles = Martingale(seed);
        var rules = new TradingRules { Fee = 0.0005, DecisionCandles = 1 };
        var range = new IndexRange(0, candles.Count);
        return (Backtest.Run(candles, null, policy(candles, rules), range, rules),
            Backtest.Run(candles, null, Baselines.Parse("hold", candles, rules, seed), range, rules));
    }

    [Fact]
    public void With_a_damaged_ledger_nothing_counts_as_evidence_and_the_count_is_called_a_lower_bound()
    {
        double[] days = Noise(new Rng(3), 0.01), hold = Noise(new Rng(4), 0);
        EvaluationVerdict whole = VerdictOf(days, hold, trials: 1), damaged = VerdictOf(days, hold, trials: 1, unreadable: 2);
        Assert.Equal((EvidenceLight.Evidence, EvidenceLight.Hint), (whole.Light, damaged.Light));
        Assert.DoesNotContain(whole.Sentences, s => s.Contains("ledger.jsonl", StringComparison.Ordinal));
        Assert.Contains(damaged.Sentences, s => s.Contains("2 lines of ledger.jsonl cannot be read: the count is a lower bound", StringComparison.Ordinal));
    }

    /// <summary>Four candles a day whose price is expected to stay where it is.</summary>
    private static CandleSeries Martingale(ulong seed)
    {
        var rng = new Rng(seed, stream: 5);
        int count = 4 * Days;
        double[] price = new double[count + 1];
        price[0] = 100;
        for (int i = 1; i <= count; i++)
            price[i] = price[i - 1] * Math.Exp(Deviation / 2 * rng.NextGaussian() - Deviation * Deviation / 8);
        double[] open = price[..^1], close = price[1..];
        return new CandleSeries(
            "martingale", DayMs / 4, [.. Enumerable.Range(0, count).Select(i => i * (DayMs / 4))], open,
            [.. open.Zip(close, Math.Max)], [.. open.Zip(close, Math.Min)], close, [.. Enumerable.Repeat(1e6, count)]);
    }

    private static EvaluationVerdict VerdictOf(BacktestResult agent, BacktestResult hold, int trials)
    {
        var count = new TrialCount(trials, trials, 0, null);
        JudgedPolicy[] judged = [JudgedPolicy.Of(agent), JudgedPolicy.Of(hold)];
        double[] days = judged[0].Days.Returns();
        return EvaluationVerdicts.Of(Example with
        {
            Agent = judged[0].Report,
            Baselines = [judged[1].Report],
            Measures = DailyFigures.Measures(days, new Rng(1)),
            Differences = [.. DifferenceRow.Of("hold", days, judged[1].Days.Returns(), new Rng(2))],
            Evidence = DailyFigures.Evidence(days, count),
            Trials = count,
            Stress = [],
            Seeds = [],
            SeedSummary = null,
        });
    }

    /// <summary>Right about the next candle seven times in ten.</summary>
    private sealed class Foresight(CandleSeries candles, Rng rng) : IPolicy
    {
        public string Name => "foresight";

        public void Act(EnvBatch batch)
        {
            int next = Math.Min(batch.Candles[0] + 1, candles.Count - 1);
            bool rises = candles.Close[next] > candles.Open[next], right = rng.NextDouble() < 0.7;
            batch.Actions[0] = rises == right ? 1 : 0;
        }
    }

    private static EvaluationVerdict VerdictOf(double[] agent, double[] hold, int trials, double spread = 0, double doubledNet = 0.1, int unreadable = 0)
    {
        var count = new TrialCount(trials, trials, spread * spread, null) { Unreadable = unreadable };
        return EvaluationVerdicts.Of(Example with
        {
            Agent = Example.Agent with { Fills = 100, NetReturn = agent.Aggregate(1.0, (g, r) => g * (1 + r)) - 1 },
            Measures = DailyFigures.Measures(agent, new Rng(1)),
            Differences = [.. DifferenceRow.Of("hold", agent, hold, new Rng(2))],
            Evidence = DailyFigures.Evidence(agent, count),
            Trials = count,
            Stress = [new StressRow("fee and slippage × 2", 2, doubledNet, 1, 0.1, 10, 0.1)],
            Seeds = [],
            SeedSummary = null,
        });
    }

    private static double[] Noise(Rng rng, double drift) =>
        [.. Enumerable.Range(0, Days).Select(_ => drift + Deviation * rng.NextGaussian())];
}
