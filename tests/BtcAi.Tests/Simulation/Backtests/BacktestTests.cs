using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Policies;
using CsCheck;

namespace BtcAi.Tests.Simulation.Backtests;

public sealed class BacktestTests
{
    private static BacktestResult Run(CandleSeries candles, float[] exposures, TradingRules rules) => Backtest.Run(
        candles, null, new SignalPolicy("test", exposures), new IndexRange(0, candles.Count), rules);

    [Fact]
    public void Holding_earns_the_price_ratio_less_the_entry()
    {
        CandleSeries candles = TestMarket.Random(3, 300);
        var rules = new TradingRules();
        var range = new IndexRange(50, 250);
        BacktestResult result = Backtest.Run(candles, null, Baselines.Parse("hold", candles, rules, 0), range, rules);
        double paid = candles.Open[51] * 1.0002 * 1.001;
        Assert.Equal(rules.InitialCapital * candles.Close[249] / paid, result.Equity[^1], 1e-6);
        Assert.Equal(200, result.Equity.Length);
        Assert.Equal(candles.Close[249] / candles.Close[50] - 1, result.HoldReturn, 12);
        Trade open = Assert.Single(result.Trades);
        Assert.True(open.IsOpen);
        Assert.Equal(result.NetProfit, open.Profit, 1e-6);
    }

    [Fact]
    public void A_known_trade_is_listed_with_its_times_prices_and_costs()
    {
        CandleSeries candles = TestMarket.Of(TestMarket.Minute, [10, 10, 20, 20], [10, 20, 20, 20]);
        var rules = new TradingRules { Fee = 0.01, Slippage = 0, InitialCapital = 1010 };
        BacktestResult result = Run(candles, [1, 0, 0, 0], rules);
        // 100 units at 10 and 1 % fee use up 1010; sold at 20 for 2000 less 20.
        Assert.Equal([1010, 2000, 1980, 1980], result.Equity.Select(e => Math.Round(e, 9)));
        Assert.Equal([0f, 1f, 0f, 0f], result.Exposure);
        Trade trade = Assert.Single(result.Trades);
        Assert.Equal((TestMarket.Start + TestMarket.Minute, TestMarket.Start + 2 * TestMarket.Minute),
            (trade.EntryTimeMs, trade.ExitTimeMs));
        Assert.Equal((10.0, 20.0, false), (trade.EntryPrice, trade.ExitPrice, trade.IsOpen));
        Assert.Equal(100, trade.Units, 9);
        Assert.Equal(30, trade.Costs, 9);
        Assert.Equal(970, trade.Profit, 9);
        Assert.Equal(0.97, trade.Return, 9);
        Assert.Equal(30, result.TotalCosts, 9);
    }

    [Fact]
    public void The_curve_passes_through_the_equity_that_the_environment_reports_at_every_step()
    {
        Gen.Select(Gen.ULong, Gen.Float[-1, 1].Array[120], Gen.Int[1, 7]).Sample((seed, exposures, decisionCandles) =>
        {
            CandleSeries candles = TestMarket.Random(seed, 120, 0.02);
            var rules = new TradingRules { MinimumExposure = -1, DecisionCandles = decisionCandles };
            BacktestResult result = Run(candles, exposures, rules);
            var env = new TradingEnv(
                candles, null, rules, EpisodePlan.SinglePass(new IndexRange(0, 120)), 1, new Rng(0));
            var policy = new SignalPolicy("test", exposures);
            double costs = 0;
            for (int t = 0; t < 119;)
            {
                policy.Act(env.Batch);
                env.Step();
                t = Math.Min(t + decisionCandles, 119);
                costs += env.Batch.Costs[0];
                Assert.Equal(env.Batch.Equity[0], result.Equity[t], 1e-7);
                if (t < 119) Assert.Equal(env.Batch.Exposures[0], result.Exposure[t], 1e-5f);
            }
            Assert.Equal(costs, result.TotalCosts, 1e-7);
        }, iter: 200);
    }

    [Fact]
    public void Profits_of_all_holdings_add_up_to_the_net_profit()
    {
        Gen.Select(Gen.ULong, Gen.OneOf(Gen.Float[-1, 1], Gen.Const(0f), Gen.Const(1f), Gen.Const(float.NaN)).Array[80])
            .Sample((seed, exposures) =>
            {
                CandleSeries candles = TestMarket.Random(seed, 80, 0.02);
                BacktestResult result = Run(candles, exposures, new TradingRules { MinimumExposure = -1 });
                Assert.Equal(result.NetProfit, result.Trades.Sum(t => t.Profit), 1e-3);
                Assert.Equal(result.TotalCosts, result.Trades.Sum(t => t.Costs), 1e-3);
                double held = result.Fills.Count == 0 ? 0 : result.Fills[^1].UnitsAfter;
                Assert.Equal(held, result.Trades.Where(t => t.IsOpen).Sum(t => t.Units), 1e-6);
            }, iter: 500);
    }

    [Fact]
    public void What_was_bought_first_is_sold_first()
    {
        var book = new HoldingBook();
        book.Apply(new Fill(0, 1, 10, 10, 3, 3, 0, 3, 0));
        book.Apply(new Fill(1, 2, 20, 20, 2, 4, 0, 5, 0));
        book.Apply(new Fill(2, 3, 30, 30, -4, 8, 0, 1, 0));
        Assert.Equal(new Trade(1, 3, 10, 30, 3, 9, false), book.Closed[0]);
        Assert.Equal(new Trade(2, 3, 20, 30, 1, 4, false), book.Closed[1]);
        Assert.Equal([new Trade(2, 9, 20, 40, 1, 2, true)], book.Open(9, 40));
        // Selling three more closes the last one and goes two short.
        book.Apply(new Fill(3, 4, 30, 30, -3, 3, 0, -2, 0));
        Assert.Equal(new Trade(2, 4, 20, 30, 1, 3, false), book.Closed[2]);
        Assert.Equal([new Trade(4, 9, 30, 40, -2, 2, true)], book.Open(9, 40));
    }

    [Fact]
    public void After_a_ruin_the_curve_stays_where_it_ended()
    {
        CandleSeries candles = TestMarket.OfCloses(TestMarket.Day, 10, 10, 25, 5, 5);
        var rules = new TradingRules { Fee = 0, Slippage = 0, MinimumExposure = -1, InitialCapital = 1000 };
        BacktestResult result = Run(candles, [-1, -1, -1, -1, -1], rules);
        Assert.Equal(2, result.RuinedAt);
        Assert.Equal([1000, 1000, -500, -500, -500], result.Equity.Select(e => Math.Round(e, 9)));
        Assert.Equal([0f, -1f], result.Exposure[..2]);
        Assert.Equal([0f, 0f], result.Exposure[3..]);
    }

    [Fact]
    public void Altering_candles_after_t_changes_no_equity_and_no_fill_up_to_t()
    {
        CandleSeries candles = TestMarket.Random(8, 600), altered = TestMarket.AlteredAfter(candles, 400, 9);
        var rules = new TradingRules { DecisionCandles = 3 };
        var range = new IndexRange(0, 600);
        BacktestResult a = Backtest.Run(candles, null, Baselines.Parse("cross:5:20", candles, rules, 0), range, rules);
        BacktestResult b = Backtest.Run(altered, null, Baselines.Parse("cross:5:20", altered, rules, 0), range, rules);
        Assert.Equal(a.Equity[..401], b.Equity[..401]);
        Assert.Equal(a.Fills.Where(f => f.Candle <= 400), b.Fills.Where(f => f.Candle <= 400));
        Assert.NotEqual(a.Equity, b.Equity);
    }
}
