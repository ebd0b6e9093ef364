using BtcAi.Compute;
using BtcAi.Experiments.Backtests;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Tests.Experiments.Backtests;

public sealed class PolicyBacktestTests
{
    private const long HourMs = 3_600_000;

    private static readonly CandleSeries Candles = new SyntheticMarket().Generate(4, 1000, HourMs);

    [Fact]
    public void A_cross_decides_at_the_close_and_fills_at_the_next_open_all_in_or_all_out()
    {
        BacktestReport report = Backtest().OfBaseline("cross:10:30", null);
        Assert.True(report.Trades.Count > 3, "Too few trades to tell anything.");
        foreach (Trade trade in report.Trades)
        {
            int entry = RowAt(trade.EntryTimeMs);
            Assert.True(Mean(entry - 1, 10) > Mean(entry - 1, 30));
            Assert.True(entry == 30 || Mean(entry - 2, 10) <= Mean(entry - 2, 30));
            Assert.Equal(Candles.Open[entry], trade.EntryPrice);
            if (trade.IsOpen) continue;
            int exit = RowAt(trade.ExitTimeMs);
            Assert.True(Mean(exit - 1, 10) <= Mean(exit - 1, 30) && Mean(exit - 2, 10) > Mean(exit - 2, 30));
            Assert.Equal(Candles.Open[exit], trade.ExitPrice);
        }
        // All in with 100 000: what the units cost at the open, slippage and fee included, is everything there is.
        Trade first = report.Trades[0];
        Assert.Equal(100_000, first.Units * first.EntryPrice * 1.0002 * 1.001, 1e-6);
        Assert.Equal(2 * report.Trades.Count - report.Trades.Count(t => t.IsOpen), report.Policy.Fills);
        Assert.Null(report.Seen);
    }

    [Fact]
    public void Costs_can_be_set()
    {
        BacktestReport free = new PolicyBacktest(Candles, long.MinValue, ["trading.fee=0", "trading.slippage=0"], 1, new CpuKernels())
            .OfBaseline("cross:10:30", null);
        Assert.Equal((0, 0, 0), (free.Fee, free.Slippage, free.Policy.TotalCosts));
        Assert.True(Backtest().OfBaseline("cross:10:30", null).Policy.TotalCosts > 0);
    }

    [Fact]
    public void With_a_bucket_it_decides_at_that_buckets_interval()
    {
        BacktestReport report = Backtest().OfBaseline("cross:10:30", Bucket.Medium);
        Assert.NotEmpty(report.Trades);
        Assert.All(report.Trades, trade => Assert.Equal(1, RowAt(trade.EntryTimeMs) % 4));
        Assert.Contains("Scalping decides every 5 min", Mistake(() => Backtest().OfBaseline("hold", Bucket.Scalping)), StringComparison.Ordinal);
    }

    [Fact]
    public void Candles_before_the_start_are_history()
    {
        // The fast mean is above the slow one at row 500, which only earlier rows can tell.
        int row = Enumerable.Range(500, 100).First(t => Mean(t, 10) > Mean(t, 30));
        var late = new PolicyBacktest(Candles, Candles.OpenTimeMs[row], [], 1, new CpuKernels()).OfBaseline("cross:10:30", null);
        Assert.Equal(Candles.OpenTimeMs[row + 1], late.Trades[0].EntryTimeMs);
        Assert.Equal(Candles.OpenTimeMs[row] + HourMs, late.Policy.Start.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void A_start_behind_the_last_candle_is_refused_with_what_there_is() => Assert.Equal(
        "synthetic-4 covers 2019-01-01 to 2019-02-11, 41.7 days of candles; after --from 1 candle is left to trade on, and one decision " +
        "needs 2. Give more than 0 days of candles, or an earlier --from.",
        Mistake(() => new PolicyBacktest(Candles, Candles.OpenTimeMs[^1], [], 1, new CpuKernels()).OfBaseline("hold", null)));

    [Fact]
    public void Candles_too_few_for_one_decision_are_refused_without_a_word_of_options_that_were_not_given() => Assert.Equal(
        "synthetic-4 covers 2019-01-01 to 2019-01-01, 0.2 days of candles; 4 candles are left to trade on, and one decision needs 5. Give " +
        "more than 0.2 days of candles.",
        Mistake(() => new PolicyBacktest(Candles.Slice(new IndexRange(0, 4)), long.MinValue, [], 1, new CpuKernels())
            .OfBaseline("hold", Bucket.Medium)));

    [Fact]
    public void A_baseline_whose_look_back_is_never_filled_is_refused_with_what_it_needs()
    {
        Assert.Equal(
            "baseline 'cross:500:1000' looks back over 1000 candles (41.7 days) before its first decision, and synthetic-4 holds 1000; " +
            "give at least 1001 candles, or another baseline.",
            Mistake(() => Backtest().OfBaseline("cross:500:1000", null)));
        var hundred = new PolicyBacktest(Candles.Slice(new IndexRange(0, 100)), long.MinValue, [], 1, new CpuKernels());
        Assert.Contains("looks back over 481 candles (20 days)", Mistake(() => hundred.OfBaseline("volatility", null)), StringComparison.Ordinal);
        Assert.Contains("looks back over 673 candles (28 days)", Mistake(() => hundred.OfBaseline("momentum", null)), StringComparison.Ordinal);
        Assert.Contains("looks back over 1200 candles (50 days)", Mistake(() => hundred.OfBaseline("cross", null)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_does_not_stand_beside_itself() => Assert.Equal(
        ["cash", "volatility", "momentum", "cross", "random (median of 11)"], Backtest().OfBaseline("hold", null).Baselines.Select(b => b.Policy));

    private static PolicyBacktest Backtest() => new(Candles, long.MinValue, [], 1, new CpuKernels());

    private static string Mistake(Action act) => Assert.Throws<UserMistakeException>(act).Message;

    private static int RowAt(long timeMs) => Array.IndexOf(Candles.OpenTimeMs, timeMs);

    /// <summary>Of the last closes up to t.</summary>
    private static double Mean(int t, int span) => Candles.Close[(t - span + 1)..(t + 1)].Average();
}
