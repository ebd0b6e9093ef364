using BtcAi.Simulation;
using BtcAi.Simulation.Goals;
using CsCheck;

namespace BtcAi.Tests.Simulation.Goals;

public sealed class AchievementTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(365 / 12.0), Year = TimeSpan.FromDays(365);

    private static readonly Gen<Goal> Goals = Gen.Select(Gen.Enum<Bucket>(), Gen.Double[0, 2], Gen.Double[0, 2])
        .Select((bucket, min, more) => new Goal(bucket, min, min + more));

    private static Achievement Of(
        Bucket bucket, double made, TimeSpan period, double hold = 0, params double[] trades) =>
        Achievement.Of(Goal.DefaultOf(bucket), made, period, trades, hold);

    private static double[] Trades(int count, int reaching, double gain = 0.3) =>
        [.. Enumerable.Range(0, count).Select(i => i < reaching ? gain : 0.1)];

    [Theory]
    [InlineData(-0.1, 0)]
    [InlineData(0, 0)]
    [InlineData(0.075, 0.4)]
    [InlineData(0.15, 0.8)]
    [InlineData(0.225, 0.9)]
    [InlineData(0.3, 1)]
    [InlineData(0.6, 1)]
    public void Profit_a_month_is_measured_by_the_range_of_the_goal(double made, double expected) =>
        Assert.Equal(expected, Of(Bucket.Scalping, made, Month).Value!.Value, 12);

    [Theory]
    [InlineData(-0.5, 0)]
    [InlineData(0.5, 0.4)]
    [InlineData(1, 0.8)]
    [InlineData(1.5, 0.9)]
    [InlineData(5, 1)]
    public void Profit_a_year_is_measured_by_the_range_of_the_goal(double made, double expected) =>
        Assert.Equal(expected, Of(Bucket.Short, made, Year).Value!.Value, 12);

    [Fact]
    public void Longer_and_shorter_periods_compound_to_the_goals_own_and_so_does_holding()
    {
        Achievement two = Of(Bucket.Scalping, 1.1 * 1.1 - 1, 2 * Month, hold: 1.2 * 1.2 - 1);
        Assert.Equal((0.1, 0.2), (Math.Round(two.Reached!.Value, 12), Math.Round(two.Hold, 12)));
        Assert.Equal(0.8 * 0.1 / 0.15, two.Value!.Value, 12);
        Achievement half = Of(Bucket.Short, 0.5, Year / 2, hold: -0.5);
        Assert.Equal((1.25, -0.75), (half.Reached!.Value, half.Hold));
        Assert.Equal(0.85, half.Value!.Value, 12);
        Assert.Equal(-1, Of(Bucket.Short, -1, Year / 2).Reached);
    }

    [Theory]
    [InlineData(10, 0, 0)]
    [InlineData(10, 1, 0.3)]
    [InlineData(10, 2, 0.6)]
    [InlineData(20, 7, 0.8)]
    [InlineData(10, 5, 1)]
    [InlineData(10, 9, 1)]
    public void Gains_per_holding_are_measured_by_the_share_of_trades_that_reach_the_minimum(
        int count, int reaching, double expected)
    {
        Achievement achievement = Of(Bucket.Medium, 0, Year, 0, Trades(count, reaching));
        Assert.Equal(expected, achievement.Value!.Value, 12);
        Assert.Equal(reaching / (double)count, achievement.Reached);
    }

    [Fact]
    public void A_trade_that_reaches_the_minimum_exactly_counts_and_buckets_have_their_own_minimum()
    {
        Assert.Equal(1, Of(Bucket.Medium, 0, Year, 0, Trades(5, 5, 0.25)).Value);
        Assert.Equal(0, Of(Bucket.Long, 0, Year, 0, Trades(5, 5, 0.25)).Value);
    }

    [Fact]
    public void Four_trades_or_a_few_days_are_not_judged_and_bring_no_bonus()
    {
        Achievement few = Of(Bucket.Long, 9, Year, 0.4, Trades(4, 4, 2));
        Achievement brief = Of(Bucket.Scalping, 0.5, TimeSpan.FromDays(10), 0.04);
        Assert.Equal((null, null, 0, 0.4), (few.Value, few.Reached, few.Bonus, few.Hold));
        Assert.Equal((null, null, 0, 0.04), (brief.Value, brief.Reached, brief.Bonus, brief.Hold));
        Assert.Equal(
            "Over 12 months it closed 4 of the 5 trades it takes to judge: not enough trades. 4 gained at least " +
            "50 %, 4 of them 100 % or more. Holding made +40.0 % in the same time, free of costs.",
            few.Sentence);
        Assert.Equal(
            "Over 10 days it made +50.0 %, too short a time for a rate a month. The goal is 15–30 % a month. " +
            "Holding made +4.0 %, free of costs.",
            brief.Sentence);
    }

    [Fact]
    public void The_sentence_gives_the_numbers_the_period_and_what_holding_made()
    {
        Assert.Equal(
            "Over 12 months it made +60.0 % a year. The goal is 100–200 % a year: achievement 0.48. " +
            "Holding made −25.0 % a year in the same time, free of costs.",
            Of(Bucket.Short, 0.6, Year, -0.25).Sentence);
        Assert.Equal(
            "Over 24 months 3 of 12 closed trades (25 %) gained at least 25 %, 0 of them 50 % or more: " +
            "achievement 0.67. " +
            "Holding made +140.0 % in the same time, free of costs.",
            Of(Bucket.Medium, 0, 2 * Year, 1.4, Trades(12, 3)).Sentence);
    }

    [Fact]
    public void A_bonus_is_the_buckets_share_of_the_achievement()
    {
        Assert.Equal(0.3 * 0.4, Of(Bucket.Scalping, 0.075, Month).Bonus, 12);
        Assert.Equal(0.25, Of(Bucket.Short, 5, Year).Bonus, 12);
        Assert.Equal(0.2 * 1.1 * 0.6, Of(Bucket.Medium, 0, Year, 0, Trades(10, 2)).Bonus, 12);
        Goal doubled = Goal.DefaultOf(Bucket.Long) with { BonusMultiplier = 2 };
        Assert.Equal(0.4, Achievement.Of(doubled, 0, Year, Trades(5, 5, 1), 0).Bonus, 12);
    }

    [Fact]
    public void Achievement_stays_between_0_and_1_and_never_falls_when_profit_rises() =>
        Gen.Select(Goals, Gen.Double[-1, 4], Gen.Double[0, 1], Gen.Double[28, 2000], Gen.Double[-1, 3].Array[5, 40])
            .Sample((goal, made, more, days, trades) =>
            {
                TimeSpan period = TimeSpan.FromDays(days);
                double lower = Achievement.Of(goal, made, period, trades, 0).Value!.Value;
                double[] better = [.. trades.Select(t => t + more)];
                double higher = Achievement.Of(goal, made + more, period, better, 0).Value!.Value;
                Assert.InRange(lower, 0, 1);
                Assert.InRange(higher, lower, 1);
            });
}
