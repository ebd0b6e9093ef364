using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Policies;
using BtcAi.Simulation.Reports;

namespace BtcAi.Tests.Simulation.Reports;

public sealed class PerformanceReportTests
{
    private static readonly TradingRules Free = new() { Fee = 0, Slippage = 0, InitialCapital = 100 };

    private static PerformanceReport Report(CandleSeries candles, float[] exposures, TradingRules? rules = null) =>
        PerformanceReport.Of(Backtest.Run(
            candles, null, new SignalPolicy("test", exposures), new IndexRange(0, candles.Count), rules ?? Free));

    private static float[] Always(float exposure, int count) => [.. Enumerable.Repeat(exposure, count)];

    [Fact]
    public void Daily_measures_are_those_worked_out_by_hand()
    {
        // Daily returns 0 (the start), 10 %, −10 %, 20 %: mean 0.05, sample deviation √(0.05/3).
        PerformanceReport report = Report(TestMarket.OfCloses(TestMarket.Day, 100, 110, 99, 118.8), Always(1, 4));
        Assert.Equal(18.8, report.NetProfit, 9);
        Assert.Equal(0.188, report.NetReturn, 9);
        Assert.Equal(0.188, report.HoldReturn, 9);
        Assert.Equal(Math.Sqrt(0.05 / 3 * 365), report.Volatility!.Value, 9);
        Assert.Equal(0.05 / Math.Sqrt(0.05 / 3) * Math.Sqrt(365), report.Sharpe!.Value, 9);
        Assert.Equal(0.05 / Math.Sqrt(0.01 / 4) * Math.Sqrt(365), report.Sortino!.Value, 9);
        Assert.Equal(0.2, report.BestDay, 9);
        Assert.Equal(-0.1, report.WorstDay, 9);
        Assert.Equal(0.1, report.MaximumDrawdown, 9);
        Assert.Equal(TimeSpan.FromDays(2), report.DrawdownDuration);
        Assert.Equal(0.75, report.AverageExposure, 9);
        Assert.Equal(0.75, report.TimeInMarket, 9);
        Assert.Equal(365 / 3.0, report.TurnoverPerYear, 9);
        Assert.Null(report.Cagr);
        Assert.Null(report.Calmar);
    }

    [Fact]
    public void Growth_compounds_per_year()
    {
        double[] close = [.. Enumerable.Range(0, 2 * 365 + 1).Select(i => 100 * Math.Pow(1.44, i / 730.0))];
        close[400] *= 0.8;
        PerformanceReport report = Report(TestMarket.OfCloses(TestMarket.Day, close), Always(1, close.Length));
        Assert.Equal(0.2, report.Cagr!.Value, 9);
        Assert.Equal(1 - close[400] / close[399], report.MaximumDrawdown, 9);
        Assert.Equal(0.2 / report.MaximumDrawdown, report.Calmar!.Value, 9);
        Assert.Equal(0.5, report.TurnoverPerYear, 9);
    }

    [Fact]
    public void Days_are_sampled_at_their_last_candle()
    {
        // Six-hour candles: day one ends at 120, day two at 90, whatever happens within.
        double[] close = [100, 300, 50, 120, 500, 10, 400, 90];
        PerformanceReport report = Report(TestMarket.OfCloses(TestMarket.Day / 4, close), Always(1, 8));
        Assert.Equal(0.2, report.BestDay, 9);
        Assert.Equal(-0.25, report.WorstDay, 9);
        Assert.Equal(0.98, report.MaximumDrawdown, 9);
        Assert.Equal(TestMarket.Day / 4 * 3, report.DrawdownDuration.TotalMilliseconds);
    }

    [Fact]
    public void Days_without_candles_return_nothing_but_count()
    {
        var whole = TestMarket.OfCloses(TestMarket.Day, 100, 110, 110, 110, 121);
        var gap = new CandleSeries(
            "gap", whole.IntervalMs, [.. new[] { 0, 1, 4 }.Select(i => whole.OpenTimeMs[i])],
            [100, 100, 110], [100, 110, 121], [100, 100, 110], [100, 110, 121], [0, 0, 0]);
        PerformanceReport expected = Report(whole, Always(1, 5)), report = Report(gap, Always(1, 3));
        Assert.Equal(expected.Sharpe!.Value, report.Sharpe!.Value, 9);
        Assert.Equal(expected.TurnoverPerYear, report.TurnoverPerYear, 9);
    }

    [Fact]
    public void Trades_are_counted_when_closed()
    {
        // +10 held two days, then −5 held one, then +20 held two.
        double[] price = [100, 100, 105, 110, 110, 105, 105, 115, 125, 125];
        float[] exposures = [1, 1, 0, 1, 0, 1, 1, 0, 0, 0];
        var candles = TestMarket.Of(TestMarket.Day, price, price);
        PerformanceReport report = Report(candles, exposures, Free with { RebalanceBand = 1 });
        double lost = 110 * 5 / 110.0, last = 105 * 20 / 105.0;
        Assert.Equal(3, report.Trades);
        Assert.Equal(6, report.Fills);
        Assert.Equal(2 / 3.0, report.WinRate!.Value, 9);
        Assert.Equal((10 + last) / lost, report.ProfitFactor!.Value, 9);
        Assert.Equal(TimeSpan.FromDays(5 / 3.0).TotalSeconds, report.AverageHolding!.Value.TotalSeconds, 1e-3);
        Assert.Equal(TimeSpan.FromDays(2), report.MedianHolding);
        Assert.Equal(0.5, report.TimeInMarket, 9);
    }

    [Fact]
    public void Costs_are_set_against_the_profit_before_them()
    {
        var rules = new TradingRules { Fee = 0.01, Slippage = 0, InitialCapital = 1010 };
        var candles = TestMarket.Of(TestMarket.Day, [10, 10, 20, 20], [10, 20, 20, 20]);
        PerformanceReport report = Report(candles, [1, 0, 0, 0], rules);
        Assert.Equal(30, report.TotalCosts, 9);
        Assert.Equal(0.03, report.CostShare!.Value, 9);
        Assert.Null(Report(TestMarket.OfCloses(TestMarket.Day, 10, 9, 8), Always(1, 3), rules).CostShare);
    }

    [Fact]
    public void Years_and_months_follow_the_calendar()
    {
        // 2024 is a leap year of 366 days: 100 to 200, then January 2025 to 150.
        double[] close = [.. Enumerable.Range(0, 366).Select(i => 100 + i / 3.65), .. Enumerable.Repeat(150.0, 31)];
        PerformanceReport report = Report(TestMarket.OfCloses(TestMarket.Day, close), Always(1, close.Length));
        Assert.Equal([2024, 2025], report.Years.Select(y => y.Year));
        Assert.Equal(1, report.Years[0].Return, 9);
        Assert.Equal(-0.25, report.Years[1].Return, 9);
        Assert.Equal(-0.25, report.Years[1].HoldReturn, 9);
        Assert.Equal((0, 0.25), (report.Years[0].MaximumDrawdown, Math.Round(report.Years[1].MaximumDrawdown, 9)));
        Assert.Equal(13, report.Months.Count);
        Assert.Equal((2024, 2), (report.Months[1].Year, report.Months[1].Month));
        Assert.Equal(close[59] / close[30] - 1, report.Months[1].Return, 9);
        Assert.Equal(report.NetReturn, report.Months.Aggregate(1.0, (product, m) => product * (1 + m.Return)) - 1, 9);
    }

    [Fact]
    public void Cash_for_an_hour_has_no_ratios_and_no_trades()
    {
        PerformanceReport report = Report(TestMarket.Random(1, 12), Always(0, 12));
        Assert.Equal((0, 0, 0), (report.NetProfit, report.MaximumDrawdown, report.TurnoverPerYear));
        Assert.Equal(TimeSpan.Zero, report.DrawdownDuration);
        Assert.Equal((0, 0), (report.Trades, report.Fills));
        Assert.Null(report.Sharpe);
        Assert.Null(report.Volatility);
        Assert.Null(report.WinRate);
        Assert.Null(report.ProfitFactor);
        Assert.Null(report.MedianHolding);
        Assert.Null(report.CostShare);
    }

    [Fact]
    public void Days_are_told_apart_by_the_regime_that_the_days_before_them_make_known()
    {
        // 20 days to and fro by 1 %, 40 days by 0.5 %, then 30 days of 5 % up.
        double[] closes = [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? 100.0 : i < 20 ? 101 : 100.5), .. Enumerable.Range(1, 30).Select(i => 100.5 * Math.Pow(1.05, i))];
        PerformanceReport report = Report(TestMarket.OfCloses(TestMarket.Day, closes), Always(1, closes.Length));
        RegimeRow calm = report.Regimes.Single(r => r.Regime == "calm ranging"), wild = report.Regimes.Single(r => r.Regime == "wild trending");
        Assert.Equal(closes.Length - 31, report.Regimes.Sum(r => r.Days));
        Assert.Equal((30, 29), (calm.Days, wild.Days)); // the first rise came unannounced
        Assert.Equal(wild.HoldReturn, wild.Return, 1e-9);
        Assert.Equal(Math.Pow(1.05, wild.Days) - 1, wild.Return, 1e-9);
        Assert.Equal(1.05 * 100.5 / 100 - 1, calm.Return, 1e-9);
    }

    [Fact]
    public void A_drawdown_lasts_until_the_peak_is_reached_again_after_its_deepest_point()
    {
        Assert.Equal(new Drawdown(0.5, Peak: 0, Recovery: 5), Drawdown.Of([100, 100, 100, 50, 60, 100, 90]));
        Assert.Equal(new Drawdown(0.4, Peak: 1, Recovery: 3), Drawdown.Of([90, 100, 100, 60]));
    }

    [Fact]
    public void The_deepest_fall_is_found_by_brute_force_too()
    {
        var rng = new Rng(4);
        foreach (int n in Enumerable.Range(1, 60).Append(1500))
        {
            double[] equity = [.. Enumerable.Range(0, n).Select(_ => 50 + 50 * rng.NextDouble())];
            double deepest = 0;
            for (int i = 0; i < n; i++)
                for (int j = i; j < n; j++) deepest = Math.Max(deepest, 1 - equity[j] / equity[i]);
            var found = Drawdown.Of(equity);
            Assert.Equal(deepest, found.Depth, 12);
            if (deepest > 0)
                Assert.Equal(deepest, 1 - equity[found.Peak..(found.Recovery + 1)].Min() / equity[found.Peak], 12);
        }
    }
}
