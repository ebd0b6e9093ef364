using BtcAi.Foundation;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Tests.Simulation.Statistics;

public sealed class SeedSummaryTests
{
    [Fact]
    public void Quartiles_and_the_interquartile_mean_are_those_counted_by_hand()
    {
        // Of eight, the two lowest and the two highest do not count: (3 + 4 + 5 + 7) / 4.
        SeedSummary found = SeedSummary.Of([100, 4, 2, 3, -50, 5, 7, 9], new Rng(1));
        Assert.Equal((8, 4.5, 4.75), (found.Count, found.Median, found.InterquartileMean));
        Assert.Equal((2.75, 7.5), (found.LowerQuartile, found.UpperQuartile));
        Assert.InRange(found.InterquartileMean, found.Interval.Low, found.Interval.High);
        // Of five seeds, one at either end.
        Assert.Equal(3, SeedSummary.Of([1000, 1, 3, 5, -1000], new Rng(1)).InterquartileMean);
        Assert.Equal(new ConfidenceInterval(2, 2), SeedSummary.Of([2], new Rng(1)).Interval);
    }

    [Fact]
    public void Strata_keep_their_own_scores()
    {
        // Each task alone has no spread; drawn together they would have.
        SeedSummary found = SeedSummary.Of([[1, 1, 1], [2, 2, 2], [5, 5, 5]], new Rng(1), 200);
        Assert.Equal(new ConfidenceInterval(found.InterquartileMean, found.InterquartileMean), found.Interval);
    }

    [Fact]
    public void The_interval_holds_the_true_middle_about_as_often_as_it_says()
    {
        var rng = new Rng(2);
        int held = 0;
        for (int k = 0; k < 500; k++)
        {
            double[] scores = [.. Enumerable.Range(0, 30).Select(_ => 3 + rng.NextGaussian())];
            held += SeedSummary.Of(scores, rng, 300).Interval.Contains(3) ? 1 : 0;
        }
        Assert.InRange(held / 500.0, 0.9, 0.98);
    }

    [Fact]
    public void Improvement_counts_pairs_and_ties_half()
    {
        // 3 beats 1 and 2 and ties 3; 2 beats 1 and ties 2: 2.5 + 1.5 of 6 pairs.
        Assert.Equal(4 / 6.0, ImprovementProbability.Of([3, 2], [1, 2, 3], new Rng(1)).Probability, 1e-15);
        // Averaged over tasks, however many seeds each has.
        ImprovementProbability tasks = ImprovementProbability.Of([[3, 2], [0]], [[1, 2, 3], [1, 1]], new Rng(1));
        Assert.Equal(2 / 6.0, tasks.Probability, 1e-15);
        Assert.Equal(new ConfidenceInterval(1, 1), ImprovementProbability.Of([3, 4], [1, 2], new Rng(1)).Interval);
    }

    [Fact]
    public void Two_sets_of_the_same_kind_are_told_apart_no_more_often_than_the_interval_says()
    {
        var rng = new Rng(3);
        int held = 0;
        for (int k = 0; k < 400; k++)
            held += ImprovementProbability.Of(Draw(), Draw(), rng, 300).Interval.Contains(0.5) ? 1 : 0;
        Assert.InRange(held / 400.0, 0.9, 0.98);

        double[] Draw() => [.. Enumerable.Range(0, 20).Select(_ => rng.NextGaussian())];
    }

    [Fact]
    public void Empty_and_unequal_tasks_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SeedSummary.Of([[1], []], new Rng(1)));
        Assert.Throws<ArgumentException>(() => SeedSummary.Of([double.NaN], new Rng(1)));
        Assert.Throws<ArgumentException>(() => ImprovementProbability.Of([[1], [2]], [[1]], new Rng(1)));
    }
}
