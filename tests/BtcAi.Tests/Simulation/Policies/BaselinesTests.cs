using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Policies;

namespace BtcAi.Tests.Simulation.Policies;

public sealed class BaselinesTests
{
    private static readonly TradingRules Rules = new();

    private static float[] Exposures(string spec, CandleSeries candles, TradingRules? rules = null) =>
        ((SignalPolicy)Baselines.Parse(spec, candles, rules ?? Rules, 7)).ExposureByCandle.ToArray();

    [Fact]
    public void A_cross_is_all_in_while_the_fast_mean_is_above_the_slow_one()
    {
        CandleSeries candles = TestMarket.OfCloses(TestMarket.Day, 10, 10, 10, 13, 10, 7, 10, 16);
        // Means over 2 and 3: row 3: 11.5 > 11; row 4: 11.5 > 11; row 5: 8.5 < 10; row 6: 8.5 < 9; row 7: 13 > 11.
        Assert.Equal([0f, 0, 0, 1, 1, 0, 0, 1], Exposures("cross:2:3", candles));
    }

    [Fact]
    public void A_flat_market_never_crosses_by_rounding()
    {
        double[] close = [.. Enumerable.Repeat(0.1, 100), .. Enumerable.Range(0, 50).Select(i => 0.1 + 0.037 * i), .. Enumerable.Repeat(0.3, 500)];
        float[] exposures = Exposures("cross:7:30", TestMarket.OfCloses(TestMarket.Day, close));
        Assert.All(exposures[^400..], e => Assert.Equal(0, e));
        Assert.Contains(1f, exposures);
    }

    [Fact]
    public void Volatility_targeting_holds_target_over_volatility()
    {
        // Daily moves of ±2 %: simple returns square to about 0.0004, 38.2 % a year.
        double[] close = new double[400];
        for (int i = 0; i < close.Length; i++) close[i] = i % 2 == 0 ? 100 : 102;
        float[] exposures = Exposures("volatility:0.2", TestMarket.OfCloses(TestMarket.Day, close));
        Assert.Equal(0, exposures[19]);
        Assert.Equal(0.2 / (0.0198 * Math.Sqrt(365)), exposures[^1], 0.01);
        Assert.Equal(1f, Exposures("volatility:0.5", TestMarket.OfCloses(TestMarket.Day, close))[^1]);
    }

    [Fact]
    public void Momentum_follows_the_sign_of_the_last_days()
    {
        double[] close = [.. Enumerable.Range(0, 60).Select(i => 100.0 + i), .. Enumerable.Range(0, 60).Select(i => 160.0 - i)];
        CandleSeries candles = TestMarket.OfCloses(TestMarket.Day, close);
        float[] spot = Exposures("momentum:28", candles), margin = Exposures("momentum", candles, Rules with { MinimumExposure = -1 });
        Assert.Equal((0f, 1f, 0f), (spot[27], spot[59], spot[119]));
        Assert.Equal((0f, 1f, -1f), (margin[27], margin[59], margin[119]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void The_random_policy_turns_over_as_often_as_asked(int decisionCandles)
    {
        CandleSeries candles = TestMarket.Random(1, 4 * 365 * 24, 0.001, intervalMs: 60 * TestMarket.Minute);
        TradingRules rules = Rules with { DecisionCandles = decisionCandles };
        BacktestResult result = Backtest.Run(
            candles, null, Baselines.Parse("random:200", candles, rules, 3), new IndexRange(0, candles.Count), rules);
        // 800 changes expected in four years, give or take 28.
        Assert.InRange(result.Fills.Sum(f => f.Turnover), 800 - 112, 800 + 112);
    }

    [Theory]
    [InlineData("cash")]
    [InlineData("hold")]
    [InlineData("volatility:0.1")]
    [InlineData("cross:5:20")]
    [InlineData("momentum:2")]
    [InlineData("random:300")]
    public void Altering_candles_after_t_changes_no_signal_up_to_t(string spec)
    {
        CandleSeries candles = TestMarket.Random(2, 2000, 0.004, intervalMs: 60 * TestMarket.Minute);
        const int t = 1500;
        float[] before = Exposures(spec, candles), after = Exposures(spec, TestMarket.AlteredAfter(candles, t, 4));
        Assert.Equal(before[..(t + 1)], after[..(t + 1)]);
        if (spec[0] is 'v' or 'm' || spec.StartsWith("cross")) Assert.NotEqual(before, after);
    }

    [Theory]
    [InlineData("crosses")]
    [InlineData("")]
    [InlineData("cash:1")]
    [InlineData("cross:10")]
    [InlineData("cross:30:10")]
    [InlineData("cross:1.5:10")]
    [InlineData("volatility:zero")]
    [InlineData("volatility:0")]
    [InlineData("momentum:NaN")]
    [InlineData("random:1000000")]
    public void A_wrong_name_or_argument_is_answered_with_the_valid_ones(string spec)
    {
        var mistake = Assert.Throws<UserMistakeException>(() => Exposures(spec, TestMarket.Random(1, 100)));
        Assert.Contains($"'{spec}'", mistake.Message);
        Assert.Contains("cross[:FAST:SLOW]", mistake.Message);
    }

    [Fact]
    public void The_standard_set_stands_beside_every_agent()
    {
        IReadOnlyList<IPolicy> standard = Baselines.Standard(TestMarket.Random(1, 100), Rules);
        Assert.Equal(["cash", "hold", "volatility", "momentum", "cross"], standard.Select(p => p.Name));
    }

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(0.9988, 1)]
    [InlineData(2.4, 4)]
    [InlineData(7, 12)]
    [InlineData(150, 4)]
    public void Random_paths_turn_over_what_they_are_asked_to_within_the_range(double turnover, int decisionCandles)
    {
        CandleSeries candles = TestMarket.Random(1, 5000, 0.001, intervalMs: 60 * TestMarket.Minute);
        TradingRules rules = Rules with { DecisionCandles = decisionCandles };
        var range = new IndexRange(1000, 4000);
        IReadOnlyList<IPolicy> paths = Baselines.RandomPaths(5, turnover, candles, range, rules, seed: 3);
        Assert.All(paths, path => Assert.InRange(
            Backtest.Run(candles, null, path, range, rules).Fills.Sum(f => f.Turnover), 0.9 * turnover, 1.1 * turnover));
        Assert.Equal(5, paths.Select(path => string.Join(' ', ((SignalPolicy)path).ExposureByCandle.ToArray())).Distinct().Count());
    }

    [Fact]
    public void Random_paths_change_at_every_decision_at_the_most()
    {
        CandleSeries candles = TestMarket.Random(1, 20, 0.001, intervalMs: 60 * TestMarket.Minute);
        BacktestResult result = Backtest.Run(
            candles, null, Baselines.RandomPaths(1, 1000, candles, new IndexRange(0, 20), Rules, seed: 3)[0], new IndexRange(0, 20), Rules);
        Assert.Equal(19, result.Fills.Count);
    }
}
