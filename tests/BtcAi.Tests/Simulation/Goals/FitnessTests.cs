using BtcAi.Simulation;
using BtcAi.Simulation.Goals;
using CsCheck;

namespace BtcAi.Tests.Simulation.Goals;

public sealed class FitnessTests
{
    private static readonly DateOnly NewYear = new(2023, 1, 1);
    private static readonly FitnessMeasures Plain = new(0, 0.15, 0, 0, 0, null, null);

    private static Fitness Of(Bucket bucket, double[] index, DateOnly? first = null) =>
        Fitness.Of(Goal.DefaultOf(bucket), MetricPriorities.Default, index, first ?? NewYear, Plain);

    // Days of calendar months from January 2023 on, each month's return made on its last day.
    private static double[] Months(params double[] returns)
    {
        List<double> index = [100];
        for (int m = 0; m < returns.Length; m++)
        {
            double before = index[^1];
            int days = DateTime.DaysInMonth(2023 + m / 12, m % 12 + 1);
            for (int d = 1; d < days; d++) index.Add(before);
            index.Add(before * (1 + returns[m]));
        }
        return [.. index];
    }

    [Fact]
    public void Scalping_is_measured_by_its_median_month()
    {
        double odd = Of(Bucket.Scalping, Months(0.3, -0.1, 0.15)).Value;
        double even = Of(Bucket.Scalping, Months(0.3, -0.1, 0.15, 0)).Value;
        Assert.Equal(Math.Tanh(1), odd, 12);
        Assert.Equal(Math.Tanh(1) / 2, even, 12);
    }

    [Fact]
    public void Short_is_measured_by_quarters_that_compound_to_a_year()
    {
        // 21 % and 10 % a quarter: 1.21⁴ − 1 and 1.1⁴ − 1 a year.
        double expected = (Math.Tanh(Math.Pow(1.21, 4) - 1) + Math.Tanh(Math.Pow(1.1, 4) - 1)) / 2;
        Assert.Equal(expected, Of(Bucket.Short, Months(0.1, 0.1, 0, 0, 0.1, 0)).Value, 12);
    }

    [Fact]
    public void Medium_wants_its_minimum_once_in_90_days_and_Long_once_in_180()
    {
        // The first quarter of 2023 has exactly 90 days.
        Assert.Equal(Math.Tanh(1), Of(Bucket.Medium, Months(0, 0.25, 0)).Value, 12);
        Assert.Equal(Math.Tanh(180 / 365.0), Of(Bucket.Long, Months(0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).Value, 12);
    }

    [Fact]
    public void A_window_covered_by_half_is_stretched_and_one_covered_by_less_is_left_out()
    {
        double[] index = Months(0.21, 0.3);
        // From 16 January 16 of 31 days remain; from 17 January 15.
        Assert.Equal(
            (Math.Tanh((Math.Pow(1.21, 31 / 16.0) - 1) / 0.15) + Math.Tanh(2)) / 2,
            Of(Bucket.Scalping, index[15..], new DateOnly(2023, 1, 16)).Value, 12);
        Assert.Equal(Math.Tanh(2), Of(Bucket.Scalping, index[16..], new DateOnly(2023, 1, 17)).Value, 12);
    }

    [Fact]
    public void A_few_days_are_one_window_and_count_at_most_twice()
    {
        Assert.Equal(Math.Tanh(0.21 / 0.15), Of(Bucket.Scalping, [1, 1.05, 1.1]).Value, 12);
        Assert.Equal(
            Math.Tanh(0.5), Of(Bucket.Long, [1, .. Enumerable.Repeat(1.5, 360)], new DateOnly(2022, 7, 5)).Value, 0.01);
    }

    [Fact]
    public void Ruin_is_a_number()
    {
        foreach (Bucket bucket in Enum.GetValues<Bucket>())
            Assert.InRange(Of(bucket, [1, .. Enumerable.Repeat(0.0, 400)]).Value, -1, 0);
    }

    [Fact]
    public void With_default_priorities_it_is_growth_less_drawdown_beyond_the_limit_and_less_costs()
    {
        var measures = new FitnessMeasures(0.25, 0.15, 60, 40, Trades: 4, WinRate: 1, ProfitFactor: 9);
        Fitness fitness = Fitness.Of(
            Goal.DefaultOf(Bucket.Scalping), MetricPriorities.Default, Months(0.15), NewYear, measures);
        Assert.Equal(Math.Tanh(1) - 2 * 0.1 - 0.1 * 0.4, fitness.Value, 12);
        Assert.Equal((0, 0), (fitness.Wins, fitness.ProfitFactor));
    }

    [Fact]
    public void Five_trades_break_ties_by_wins_and_by_profits_over_losses()
    {
        Fitness With(double? winRate, double? factor) => Fitness.Of(
            Goal.DefaultOf(Bucket.Scalping), MetricPriorities.Default,
            Months(0.15), NewYear, Plain with { Trades = 5, WinRate = winRate, ProfitFactor = factor });
        // tanh(ln 3) = (9 − 1) / (9 + 1).
        Assert.Equal((0.03, 0.04), (Math.Round(With(0.8, 3).Wins, 12), Math.Round(With(0.8, 3).ProfitFactor, 12)));
        Assert.Equal(0.1, With(1, null).Value - Math.Tanh(1), 12);
        Assert.Equal(-0.1, With(0, 0).Value - Math.Tanh(1), 12);
    }

    [Fact]
    public void Priorities_scale_their_parts()
    {
        var measures = new FitnessMeasures(0.25, 0.15, 60, 40, Trades: 5, WinRate: 1, ProfitFactor: 3);
        Fitness At(MetricPriorities p) =>
            Fitness.Of(Goal.DefaultOf(Bucket.Scalping), p, Months(0.15), NewYear, measures);
        Fitness doubled = At(new MetricPriorities(8, 6, 4, 2)), single = At(MetricPriorities.Default);
        Assert.Equal(
            (2 * single.Growth, 2 * single.Drawdown, single.Costs, 2 * single.Wins, 2 * single.ProfitFactor),
            (doubled.Growth, doubled.Drawdown, doubled.Costs, doubled.Wins, doubled.ProfitFactor));
        Assert.Equal(single.Costs, At(new MetricPriorities(0, 0, 0, 0)).Value);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(60, 40, 0.4)]
    [InlineData(-30, 40, 1)]
    [InlineData(-100, 40, 1)]
    public void Costs_without_a_profit_to_take_them_from_count_in_full(double profit, double costs, double share) =>
        Assert.Equal(share, new FitnessMeasures(0, 0, profit, costs, 0, null, null).CostShare, 12);

    [Fact]
    public void A_modest_goal_prefers_the_steady_candidate_and_a_bold_one_the_volatile()
    {
        double[] steady = Months(0.05, 0.05, 0.05, 0.05, 0.05), wild = Months(0.4, -0.2, 0.4, -0.2, 0.4);
        double Lead(double min, MetricPriorities? priorities = null)
        {
            var goal = new Goal(Bucket.Scalping, min, 1);
            double Value(double[] index, double drawdown) => Fitness.Of(
                goal, priorities ?? MetricPriorities.Default, index, NewYear,
                Plain with { MaximumDrawdown = drawdown }).Value;
            return Value(wild, 0.2) - Value(steady, 0);
        }
        Assert.True(Lead(0.02) < 0);
        Assert.True(Lead(0.3) > 0);
        // So does a user to whom drawdown matters most.
        Assert.True(Lead(0.3, new MetricPriorities(MaxDrawdown: 10, NetProfit: 2)) < 0);
    }

    [Fact]
    public void Deeper_drawdowns_and_higher_costs_never_help_and_growth_never_harms()
    {
        Gen<double[]> returns = Gen.Double[-0.2, 0.2].Array[1, 60];
        Gen.Select(Gen.Enum<Bucket>(), returns, Gen.Double[0, 1], Gen.Double[0, 0.5], Gen.Double[0, 0.05])
            .Sample((bucket, days, drawdown, deeper, more) =>
            {
                double Value(double depth, double costs, double shift)
                {
                    List<double> index = [1];
                    foreach (double r in days) index.Add(index[^1] * (1 + r + shift));
                    return Fitness.Of(
                        Goal.DefaultOf(bucket), MetricPriorities.Default, [.. index], NewYear.AddDays(days.Length),
                        Plain with { MaximumDrawdown = depth, NetProfit = 1, Costs = costs }).Value;
                }
                double value = Value(drawdown, 1, 0);
                Assert.True(double.IsFinite(value));
                Assert.True(Value(drawdown + deeper, 1, 0) <= value);
                Assert.True(Value(drawdown, 1 + deeper, 0) <= value);
                Assert.True(Value(drawdown, 1, more) >= value);
            });
    }

    [Fact]
    public void An_index_without_a_day_is_refused() => Assert.Throws<ArgumentException>(() => Of(Bucket.Scalping, [1]));
}
