using BtcAi.Simulation.Reports;
using CsCheck;

namespace BtcAi.Tests.Simulation.Reports;

public sealed class MoneyWeightedReturnTests
{
    private const long Day = TestMarket.Day;

    private static double? Of(double start, int days, double end, params (int Day, double Amount)[] flows) =>
        MoneyWeightedReturn.Of(0, start, days * Day, end, [.. flows.Select(f => (f.Day * Day, f.Amount))]);

    [Fact]
    public void It_is_the_rate_in_the_documentation_of_XIRR()
    {
        static int DayOf(int year, int month, int day) =>
            new DateOnly(year, month, day).DayNumber - new DateOnly(2008, 1, 1).DayNumber;
        double? rate = Of(
            10_000, DayOf(2009, 4, 1), 2750,
            (DayOf(2008, 3, 1), -2750), (DayOf(2008, 10, 30), -4250), (DayOf(2009, 2, 15), -3250));
        // Printed there as 0.373362535; its search stops within 0.000001 %.
        Assert.Equal(0.373362535, rate!.Value, 1e-8);
    }

    [Fact]
    public void Without_flows_it_is_compound_growth()
    {
        Assert.Equal(0.2, Of(100, 365, 120)!.Value, 12);
        Assert.Equal(0.2, Of(100, 730, 144)!.Value, 12);
        Assert.Equal(-0.75, Of(100, 365, 25)!.Value, 12);
        Assert.Equal(0, Of(100, 30, 100)!.Value, 12);
    }

    [Fact]
    public void Money_put_in_before_a_fall_lowers_it_and_money_taken_out_raises_it()
    {
        // 100 grows to 150 in a year, then a fifth is lost: √1.2 a year without flows.
        Assert.Equal(Math.Sqrt(1.2) - 1, Of(100, 730, 120)!.Value, 12);
        // 100 put in before the fall: 200 in, (150 + 100) · 0.8 out.
        Assert.Equal(0, Of(100, 730, 200, (365, 100))!.Value, 12);
        // Half taken out: 100 − 75/x − 60/x² = 0 has x = (75 + √(75² + 4·100·60)) / 200.
        Assert.Equal((75 + Math.Sqrt(75 * 75 + 24_000)) / 200 - 1, Of(100, 730, 60, (365, -75))!.Value, 12);
    }

    [Fact]
    public void It_is_unknown_under_a_day_and_where_money_flowed_one_way()
    {
        Assert.Null(MoneyWeightedReturn.Of(0, 100, Day - 1, 101, []));
        Assert.Null(Of(100, 365, 0));
        Assert.Null(Of(100, 365, 0, (10, 50)));
        Assert.Null(Of(0, 365, 100));
        Assert.Null(Of(0, 365, 0));
        Assert.NotNull(Of(0, 365, 100, (100, 90)));
    }

    [Fact]
    public void Growth_that_is_too_fast_for_a_number_is_unknown() => Assert.Null(Of(1, 1, 100));

    [Fact]
    public void A_flow_outside_the_period_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Of(100, 10, 100, (11, 1)));
        Assert.Throws<ArgumentException>(() => Of(100, 10, 100, (-1, 1)));
    }

    [Fact]
    public void An_account_that_grows_at_one_rate_has_that_rate_whatever_flows()
    {
        Gen<(int Day, double Amount)[]> flows = Gen.Select(Gen.Int[0, 700], Gen.Double[0, 100]).Array[0, 10];
        Gen.Select(flows, Gen.Double[-0.9, 3]).Sample((deposits, rate) =>
        {
            double end = 100 * Math.Pow(1 + rate, 2);
            foreach ((int day, double amount) in deposits) end += amount * Math.Pow(1 + rate, 2 - day / 365.0);
            Assert.Equal(rate, Of(100, 730, end, deposits)!.Value, 1e-9 * (1 + rate));
        });
    }
}
