using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Tests.Simulation.Frictions;

/// <summary>Stops and targets worked out by hand; 1000 buys 10 coins at 100 at the open of the second candle.</summary>
public sealed class StopScenarioTests
{
    private static readonly HoldingRules Plain = HoldingRules.Unlimited;

    private static readonly HoldingRules Both = Plain with { StopLoss = 0.05, TakeProfit = 0.1 };

    private static LaneJournal Run(HoldingRules holdings, params (double, double, double, double)[] candles) =>
        Run(Scenario.Free with { Holdings = holdings }, 1, candles);

    private static LaneJournal Run(TradingRules rules, float action, params (double, double, double, double)[] candles)
    {
        CandleSeries series = TestMarket.OfCandles(TestMarket.Minute, 1000, [(100, 100, 100, 100), .. candles]);
        // Bought once, then left alone.
        return new Scenario(series, rules).Act(action).Repeat(float.NaN, candles.Length - 1).Journal;
    }

    private static void Left(LaneJournal journal, int candle, double price, FillReason reason, FillLimit limit = FillLimit.None)
    {
        Fill fill = journal.Fills[^1];
        Assert.Equal((candle, reason, limit), (fill.Candle, fill.Reason, fill.Limit));
        Assert.Equal(price, fill.Mid, 9);
        Assert.Equal(0, fill.UnitsAfter);
        Trade trade = Assert.Single(journal.Trades);
        Assert.Equal((reason, false), (trade.Reason, trade.IsOpen));
        Assert.Equal((100, price), (trade.EntryPrice, Math.Round(trade.ExitPrice, 9)));
    }

    [Fact]
    public void The_stop_wins_when_stop_and_target_are_touched_in_one_candle() =>
        Left(Run(Both, (100, 112, 94, 105)), 1, 95, FillReason.StopLoss);

    [Fact]
    public void A_stop_that_is_touched_exactly_fills_at_the_stop() =>
        Left(Run(Plain with { StopLoss = 0.05 }, (100, 101, 96, 97), (97, 98, 95, 97)), 2, 95, FillReason.StopLoss);

    [Fact]
    public void A_gap_through_the_stop_fills_at_the_open() => Left(
        Run(Plain with { StopLoss = 0.05 }, (100, 101, 99, 100), (90, 92, 88, 91)), 2, 90, FillReason.StopLoss, FillLimit.Gap);

    [Fact]
    public void A_short_is_stopped_above_and_gaps_at_the_open_too()
    {
        TradingRules rules = Scenario.Free with { MinimumExposure = -1, Holdings = Both };
        Left(Run(rules, -1, (100, 106, 89, 100)), 1, 105, FillReason.StopLoss);
        Left(Run(rules, -1, (100, 101, 99, 100), (108, 109, 107, 108)), 2, 108, FillReason.StopLoss, FillLimit.Gap);
        Left(Run(rules, -1, (100, 101, 89, 100)), 1, 90, FillReason.TakeProfit);
    }

    [Fact]
    public void A_target_fills_at_the_target() =>
        Left(Run(Plain with { TakeProfit = 0.1 }, (100, 109, 99, 105), (105, 110.5, 104, 106)), 2, 110, FillReason.TakeProfit);

    [Fact]
    public void A_gap_over_the_target_fills_at_the_worse_price_that_the_candle_still_trades_at()
    {
        Left(Run(Plain with { TakeProfit = 0.1 }, (100, 109, 99, 105), (115, 118, 108, 116)), 2, 110, FillReason.TakeProfit);
        Left(Run(Plain with { TakeProfit = 0.1 }, (100, 109, 99, 105), (115, 118, 112, 116)), 2, 112, FillReason.TakeProfit);
    }

    [Fact]
    public void A_trailing_stop_starts_with_its_distance_in_profit_and_only_ever_rises()
    {
        HoldingRules rules = Plain with { TrailingStop = 0.02 };
        // 101 is not enough; 103 puts it at 100.94, 106 at 103.88, and 105 leaves it there.
        LaneJournal journal = Run(
            rules, (100, 101, 97, 100), (101, 103, 100, 102), (102, 106, 101, 105), (105, 105, 103.9, 104), (104, 105, 103, 104));
        Left(journal, 5, 103.88, FillReason.TrailingStop);
        Assert.True(Assert.Single(Run(rules, (100, 101.9, 90, 95), (95, 95, 80, 85)).Trades).IsOpen);
    }

    [Fact]
    public void A_stop_moves_with_what_is_known_at_the_close_not_within_the_candle()
    {
        // 106 puts the stop at 103.88 for the next candle only, though this one goes on to fall to 101.
        LaneJournal journal = Run(Plain with { TrailingStop = 0.02 }, (100, 106, 101, 105));
        Assert.True(Assert.Single(journal.Trades).IsOpen);
    }

    [Fact]
    public void A_dynamic_stop_stands_at_the_average_range_known_at_entry()
    {
        // Every candle spans 2 % until the entry: three times that below 100; the wide candle after it does not move it.
        CandleSeries candles = TestMarket.OfCandles(TestMarket.Minute, 1000,
            (100, 101, 99, 100), (100, 101, 99, 100), (100, 101, 99, 100), (100, 130, 94.5, 100), (100, 101, 93, 100));
        LaneJournal journal = new Scenario(candles, Scenario.Free with { Holdings = Plain with { DynamicStop = 3 } })
            .Act(float.NaN, 1, float.NaN, float.NaN).Journal;
        Fill stop = journal.Fills[^1];
        Assert.Equal((4, FillReason.StopLoss), (stop.Candle, stop.Reason));
        Assert.Equal(94, stop.Mid, 1e-5);
    }

    [Fact]
    public void A_take_profit_waits_in_the_book_and_pays_the_maker_fee_without_slippage()
    {
        TradingRules rules = Scenario.Free with
        {
            Slippage = 0.01,
            Market = MarketFrictions.None with { Fees = FeeSchedule.Parse("0:0.001:0.002") },
            Holdings = Plain with { TakeProfit = 0.1 },
        };
        Fill[] fills = [.. Run(rules, 1, (100, 109, 99, 105), (105, 112, 104, 106)).Fills];
        Assert.Equal((101, 0.002), (fills[0].Price, fills[0].FeeRate));
        Assert.Equal((fills[1].Mid, 0.001), (fills[1].Price, fills[1].FeeRate));
        Assert.Equal(110, fills[1].Price, 9);
        Assert.Equal(-fills[1].Units * fills[1].Price * 0.001, fills[1].Cost, 9);
    }

    [Fact]
    public void What_the_volume_does_not_take_of_a_stop_leaves_at_the_next_opens_for_the_same_reason()
    {
        TradingRules rules = Scenario.Free with
        {
            Slippage = 0.01,
            Market = MarketFrictions.None with { Participation = 0.004, Fees = FeeSchedule.Parse("0:0.001:0.002") },
        };
        foreach ((HoldingRules holdings, double price, FillReason reason, double fee) in new[]
        {
            (Plain with { StopLoss = 0.05 }, 95.0, FillReason.StopLoss, 0.002),
            (Plain with { TakeProfit = 0.05 }, 105.0, FillReason.TakeProfit, 0.001),
        })
        {
            // 4 of 1000 coins a candle: 4, 4 and what is left of about 9.8 go in, then out.
            CandleSeries candles = TestMarket.OfCandles(TestMarket.Minute, 1000,
                (100, 100, 100, 100), (100, 100, 100, 100), (100, 100, 100, 100), (100, 100, 100, 100), (100, 106, 94, 100),
                (98, 99, 97, 98), (99, 99, 99, 99), (97, 97, 97, 97));
            LaneJournal journal = new Scenario(candles, rules with { Holdings = holdings }).Act(1).Repeat(float.NaN, 6).Journal;
            Fill[] fills = [.. journal.Fills.Where(f => f.Units < 0)];
            Assert.Equal([4, 5, 6], fills.Select(f => f.Candle));
            Assert.Equal([price, 98, 99], fills.Select(f => Math.Round(f.Mid, 9)));
            Assert.All(fills, f => Assert.Equal(reason, f.Reason));
            Assert.Equal([fee, 0.002, 0.002], fills.Select(f => f.FeeRate));
            Assert.Equal([-4, -4], fills[..2].Select(f => f.Units));
            Assert.Equal(98 * 0.99, fills[1].Price, 9);
            Assert.Equal(0, fills[2].UnitsAfter);
            Assert.All(journal.Trades, t => Assert.Equal((reason, false), (t.Reason, t.IsOpen)));
        }
    }

    [Fact]
    public void After_a_stop_nothing_is_added_for_as_many_candles_as_it_cools_down_and_after_a_target_at_once()
    {
        HoldingRules rules = Plain with { StopLoss = 0.05, TakeProfit = 0.1, CoolDownCandles = 2 };
        (double, double, double, double) calm = (100, 100, 100, 100);
        CandleSeries stopped = TestMarket.OfCandles(TestMarket.Minute, 1000, calm, (100, 101, 94, 100), calm, calm, calm, calm);
        LaneJournal journal = new Scenario(stopped, Scenario.Free with { Holdings = rules }).Repeat(1, 5).Journal;
        Assert.Equal([1, 1, 4], journal.Fills.Select(f => f.Candle));
        Intervention cooling = Assert.Single(journal.Interventions);
        Assert.Equal((1, 2), (cooling.FromCandle, cooling.Candles));
        Assert.StartsWith("After a stop nothing was added", cooling.Sentence);
        CandleSeries won = TestMarket.OfCandles(TestMarket.Minute, 1000, calm, (100, 111, 99, 100), calm, calm);
        journal = new Scenario(won, Scenario.Free with { Holdings = rules }).Repeat(1, 3).Journal;
        Assert.Equal([1, 1, 2], journal.Fills.Select(f => f.Candle));
    }

    [Fact]
    public void After_a_stop_the_target_is_what_is_left_and_its_growth_starts_at_that_close()
    {
        CandleSeries candles = TestMarket.OfCandles(
            TestMarket.Minute, 1000, (100, 100, 100, 100), (100, 101, 94, 96), (96, 96, 96, 96));
        TradingRules rules = Scenario.Free with { Holdings = Plain with { StopLoss = 0.05 } };
        var scenario = new Scenario(candles, rules).Act(1);
        Assert.Equal((0f, 1, 0f), (scenario.Batch.Targets[0], scenario.Batch.Ages[0], scenario.Batch.Exposures[0]));
        Assert.Equal(950, scenario.Batch.Equity[0], 9);
    }
}
