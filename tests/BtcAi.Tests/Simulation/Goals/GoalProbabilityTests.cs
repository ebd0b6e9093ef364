using BtcAi.Foundation;
using BtcAi.Simulation;
using BtcAi.Simulation.Goals;
using CsCheck;

namespace BtcAi.Tests.Simulation.Goals;

public sealed class GoalProbabilityTests
{
    private static readonly Goal Monthly = Goal.DefaultOf(Bucket.Scalping), Holding = Goal.DefaultOf(Bucket.Medium);

    private static double? OfDays(Goal goal, double[] days, int resamples = 2000) =>
        GoalProbability.Of(goal, days, [], new Rng(1), resamples);

    private static double? OfTrades(params double[] trades) =>
        GoalProbability.Of(Holding, [], trades, new Rng(1), 20_000);

    private static double[] Days(int count, double each) => [.. Enumerable.Repeat(each, count)];

    [Fact]
    public void Too_few_days_or_trades_say_nothing()
    {
        Assert.Null(OfDays(Monthly, Days(29, 1)));
        Assert.NotNull(OfDays(Monthly, Days(30, 1)));
        Assert.Null(OfTrades(1, 1, 1, 1));
        Assert.NotNull(OfTrades(1, 1, 1, 1, 1));
    }

    [Fact]
    public void Without_variation_the_goal_is_certain_or_out_of_reach()
    {
        // 30 days at 0.47 % make 15.1 %, at 0.46 % 14.8 %; 365 days at 0.2 % make 107 %, at 0.18 % 93 %.
        Assert.Equal((1, 0), (OfDays(Monthly, Days(40, 0.0047)), OfDays(Monthly, Days(40, 0.0046))));
        Goal yearly = Goal.DefaultOf(Bucket.Short);
        Assert.Equal((1, 0), (OfDays(yearly, Days(40, 0.002)), OfDays(yearly, Days(40, 0.0018))));
    }

    [Fact]
    public void Growth_around_zero_reaches_a_goal_of_nothing_half_of_the_time()
    {
        var rng = new Rng(3);
        double[] half = [.. Enumerable.Range(0, 500).Select(_ => 0.02 * rng.NextGaussian())];
        double[] days = [.. half.Select(r => Math.Exp(r) - 1), .. half.Select(r => Math.Exp(-r) - 1)];
        Assert.Equal(0.5, OfDays(new Goal(Bucket.Scalping, 0, 0), days, 20_000)!.Value, 0.03);
    }

    [Fact]
    public void Days_that_came_in_a_row_stay_in_blocks_of_a_week()
    {
        // A month's sum spreads with its blocks: in runs of 50 equal days far wider than √30 independent days.
        double[] runs = [.. Enumerable.Range(0, 1000).Select(i => i / 50 % 2 == 0 ? 0.01 : -0.01)];
        double[] mixed = [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 0.01 : -0.01)];
        Assert.InRange(OfDays(Monthly, runs)!.Value, 0.05, 0.4);
        Assert.InRange(OfDays(Monthly, mixed)!.Value, 0, 0.01);
    }

    [Fact]
    public void A_day_of_total_loss_ends_every_month_that_holds_it()
    {
        double[] days = Days(100, 0.05);
        days[0] = -1;
        // Exactly: the chance to be on each day after so many steps without having met the first, which ends it.
        double[] alive = Days(100, 0.01);
        alive[0] = 0;
        for (int step = 1; step < 30; step++)
        {
            double jump = alive.Sum() / 7 / 100;
            alive = [0, .. alive[..^1].Select(p => p * 6 / 7 + jump)];
        }
        Assert.Equal(alive.Sum(), OfDays(Monthly, days, 50_000)!.Value, 0.01);
    }

    [Fact]
    public void Resampled_trades_are_a_binomial_draw()
    {
        // One of five reaches it: the share is at least a fifth unless all five draws miss, 1 − 0.8⁵.
        Assert.Equal(1 - Math.Pow(0.8, 5), OfTrades(0.25, 0.1, -0.1, 0, 0.2)!.Value, 0.01);
        // Of ten, two are needed: 1 − 0.9¹⁰ − 0.9⁹.
        Assert.Equal(1 - Math.Pow(0.9, 10) - Math.Pow(0.9, 9), OfTrades(1, 0, 0, 0, 0, 0, 0, 0, 0, 0)!.Value, 0.01);
        Assert.Equal((0, 1), (OfTrades(0.2, 0.1, 0, 0.1, 0), OfTrades(1, 1, 1, 1, 1)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_probability_and_higher_returns_never_a_lower_one() =>
        Gen.Select(Gen.ULong, Gen.Enum<Bucket>(), Gen.Double[-0.06, 0.06].Array[30, 80], Gen.Double[0, 0.02]).Sample(
            (seed, bucket, returns, more) =>
            {
                Goal goal = Goal.DefaultOf(bucket);
                double[] trades = [.. returns.Select(r => 10 * r)];
                double Probability(double shift) => GoalProbability.Of(
                    goal, [.. returns.Select(r => r + shift)], [.. trades.Select(r => r + shift)],
                    new Rng(seed), 100)!.Value;
                Assert.Equal(Probability(0), Probability(0));
                Assert.InRange(Probability(0), 0, 1);
                Assert.InRange(Probability(more), Probability(0), 1);
            },
            iter: 40);

    [Fact]
    public void More_resamples_allocate_no_more()
    {
        double[] days = Days(400, 0.001);
        Assert.Equal(Allocated(10), Allocated(1000));

        long Allocated(int resamples)
        {
            var rng = new Rng(1);
            OfDays(Monthly, days, 1);
            long before = GC.GetAllocatedBytesForCurrentThread();
            GoalProbability.Of(Monthly, days, [], rng, resamples);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
