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
        "synthetic-4 leaves 1 candles to trade on after a warm-up of 0 days and --from; one decision needs 2. It covers 2019-01-01 to " +
        "2019-02-11: give more candles or an earlier --from.",
        Mistake(() => new PolicyBacktest(Candles, Candles.OpenTimeMs[^1], [], 1, new CpuKernels()).OfBaseline("hold", null)));

    private static PolicyBacktest Backtest() => new(Candles, long.MinValue, [], 1, new CpuKernels());

    private static string Mistake(Action act) => Assert.Throws<UserMistakeException>(act).Message;

    private static int RowAt(long timeMs) => Array.IndexOf(Candles.OpenTimeMs, timeMs);

    /// <summary>Of the last closes up to t.</summary>
    private static double Mean(int t, int span) => Candles.Close[(t - span + 1)..(t + 1)].Average();
}
