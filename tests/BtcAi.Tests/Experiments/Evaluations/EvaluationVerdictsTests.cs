using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Ledger;
using BtcAi.Foundation;
using BtcAi.Tests.Experiments.Html;

namespace BtcAi.Tests.Experiments.Evaluations;

public sealed class EvaluationVerdictsTests
{
    private const int Days = 500;
    private const double Deviation = 0.03;

    private static readonly BucketEvaluation Example = EvaluationExamples.TwoBuckets.Buckets[0];

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

    private static EvaluationVerdict VerdictOf(double[] agent, double[] hold, int trials, double spread = 0, double doubledNet = 0.1)
    {
        var count = new TrialCount(trials, trials, spread * spread, null);
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
