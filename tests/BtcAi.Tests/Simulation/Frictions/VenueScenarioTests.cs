using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Tests.Simulation.Frictions;

/// <summary>Fills worked out by hand: volume, position size, steps, fees, impact, funding, latency, order of closing.</summary>
public sealed class VenueScenarioTests
{
    private static TradingRules With(MarketFrictions market) => Scenario.Free with { Market = market };

    private static CandleSeries Flat(int count, double price = 100, double volume = 1000) =>
        Scenario.Flat(TestMarket.Minute, count, price, volume);

    [Fact]
    public void An_order_larger_than_its_share_of_the_volume_fills_over_three_candles()
    {
        TradingRules rules = With(MarketFrictions.None with { Participation = 0.05 }) with { InitialCapital = 1200 };
        foreach (float repeated in new[] { 1f, float.NaN })
        {
            List<Fill> fills = new Scenario(Flat(6, volume: 100), rules).Act(1).Repeat(repeated, 4).Journal.Fills;
            Assert.Equal([(1, 5.0), (2, 5.0), (3, 2.0)], fills.Select(f => (f.Candle, Math.Round(f.Units, 9))));
            Assert.Equal([FillReason.Order, FillReason.Carried, FillReason.Carried], fills.Select(f => f.Reason));
            Assert.Equal([FillLimit.Volume, FillLimit.Volume, FillLimit.None], fills.Select(f => f.Limit));
            Assert.Contains("cut to the share of the candle's volume", fills[0].Sentence);
            Assert.Contains("the rest of an order", fills[2].Sentence);
        }
    }

    [Fact]
    public void The_rest_of_an_order_enlarges_the_holding_it_opened_and_a_new_order_opens_another()
    {
        TradingRules rules = With(MarketFrictions.None with { Participation = 0.05 }) with
        {
            InitialCapital = 1200,
            Holdings = HoldingRules.Unlimited with { StopLoss = 0.5 },
        };
        Trade carried = Assert.Single(new Scenario(Flat(6, volume: 100), rules).Act(1).Repeat(1, 4).Journal.Trades);
        Assert.Equal((12.0, true), (Math.Round(carried.Units, 9), carried.IsOpen));
        List<Trade> ordered = new Scenario(Flat(6, volume: 1000), rules).Act(0.5f, 1).Repeat(1, 3).Journal.Trades;
        Assert.Equal([6.0, 6.0], ordered.Select(t => Math.Round(t.Units, 9)));
    }

    [Fact]
    public void A_new_target_replaces_the_rest_of_an_order()
    {
        TradingRules rules = With(MarketFrictions.None with { Participation = 0.05 }) with { InitialCapital = 1200 };
        List<Fill> fills = new Scenario(Flat(6, volume: 100), rules).Act(1, 0, 0, 0).Journal.Fills;
        Assert.Equal([(1, 5.0, FillReason.Order), (2, -5.0, FillReason.Order)], fills.Select(f => (f.Candle, f.Units, f.Reason)));
    }

    [Fact]
    public void An_order_larger_than_a_position_may_be_opens_several_holdings()
    {
        foreach (HoldingRules holdings in new[]
        {
            HoldingRules.Unlimited with { MostUnits = 4 }, HoldingRules.Unlimited with { MostValue = 400 },
        })
        {
            LaneJournal journal = new Scenario(Flat(5), Scenario.Free with { Holdings = holdings }).Repeat(1, 4).Journal;
            Assert.Equal([4, 4, 2], journal.Fills.Select(f => Math.Round(f.Units, 9)));
            Assert.Equal([FillLimit.PositionSize, FillLimit.PositionSize, FillLimit.None], journal.Fills.Select(f => f.Limit));
            Assert.Equal(3, journal.Trades.Count(t => t.IsOpen));
        }
    }

    [Fact]
    public void No_more_holdings_are_opened_than_allowed_and_the_journal_says_so()
    {
        HoldingRules holdings = HoldingRules.Unlimited with { Most = 2, MergesWhenFull = false, MostUnits = 4 };
        LaneJournal journal = new Scenario(Flat(5), Scenario.Free with { Holdings = holdings }).Repeat(1, 4).Journal;
        Assert.Equal([4.0, 4.0], journal.Fills.Select(f => f.Units));
        Assert.StartsWith("All holdings were taken", Assert.Single(journal.Interventions).Sentence);
    }

    [Fact]
    public void Units_are_whole_lots_prices_whole_ticks_against_the_order_and_small_orders_are_not_sent()
    {
        MarketFrictions market = MarketFrictions.None with { LotStep = 0.1, TickSize = 0.5, MinimumNotional = 50 };
        TradingRules rules = With(market) with { Slippage = 0.001 };
        var scenario = new Scenario(Flat(6, price: 100.2), rules).Act(0.5f, 0.53f, 0, 0);
        List<Fill> fills = scenario.Journal.Fills;
        // 100.2 and 0.1 % is 100.3002, the next tick 100.5; half of it all is 4.98 coins. 3 % more is less than 50.
        Assert.Equal([1, 3], fills.Select(f => f.Candle));
        Assert.Equal(4.9, fills[0].Units, 9);
        Assert.Equal((100.5, FillLimit.Lot), (fills[0].Price, fills[0].Limit));
        // Sold at 100.0998, down to the tick.
        Assert.Equal((100.0, 0.0), (fills[1].Price, fills[1].UnitsAfter));
        Assert.Equal(1000 - 4.9 * 0.5, scenario.Batch.Equity[0], 9);
    }

    [Fact]
    public void The_fee_falls_with_the_volume_of_30_days_and_rises_when_it_is_older()
    {
        CandleSeries candles = Scenario.Flat(TestMarket.Day, 65);
        MarketFrictions market = MarketFrictions.None with { Fees = FeeSchedule.Parse("0:0.01:0.02,1900:0.001:0.002") };
        var scenario = new Scenario(candles, With(market)).Act(1, 0, 1, 1, 0).Repeat(0, 25).Act(1, 0).Repeat(0, 28).Act(1);
        List<Fill> fills = scenario.Journal.Fills;
        // 980.39 bought and sold on days 1 and 2 make 1960.78. On day 31 the first of them is older than 30 days, three are not;
        // on day 61 only that of day 32 is left.
        Assert.Equal([(1, 0.02), (2, 0.02), (3, 0.002), (5, 0.002), (31, 0.002), (32, 0.002), (61, 0.02)],
            fills.Select(f => (f.Candle, f.FeeRate)));
    }

    [Fact]
    public void Volume_of_30_days_is_that_of_today_and_29_days_before()
    {
        var volume = new TradedVolume();
        volume.Add(20_000, 5);
        volume.Add(20_010, 7);
        volume.MoveTo(20_029);
        Assert.Equal(12, volume.Sum);
        volume.MoveTo(20_030);
        Assert.Equal(7, volume.Sum);
        volume.MoveTo(20_100);
        Assert.Equal(0, volume.Sum);
    }

    [Fact]
    public void Impact_is_the_volatility_times_the_square_root_of_the_share_of_volume()
    {
        // Closes swing by 1 % of log price: a volatility of exactly 0.01. The order fills at 100.
        double up = 100 * Math.Exp(0.01);
        CandleSeries candles = TestMarket.OfCandles(
            TestMarket.Minute, 1000, (100, 100, 100, 100), (100, up, 100, up), (up, up, 100, 100), (100, 100, 100, 100));
        TradingRules rules = With(MarketFrictions.None with { Impact = 1 }) with { InitialCapital = 50_000 };
        Fill fill = Assert.Single(new Scenario(candles, rules).Act(float.NaN, float.NaN, 0.5f).Journal.Fills);
        // About 250 coins of 1000: half of 1 %.
        Assert.Equal(0.01 * Math.Sqrt(fill.Units / 1000), fill.Price / 100 - 1, 1e-9);
        Assert.Equal(0.005, fill.Price / 100 - 1, 2e-5);
        Assert.Equal(0.5, fill.UnitsAfter * 100 / (fill.CashAfter + fill.UnitsAfter * 100), 1e-9);
    }

    [Fact]
    public void A_short_pays_funding_at_every_eighth_hour_that_passes()
    {
        TradingRules rules = With(MarketFrictions.None with { FundingRate = 0.01 }) with { MinimumExposure = -1 };
        // 10 coins short at 100 from 01:00 on; at 08:00 and at 16:00 ten are paid.
        var hours = new Scenario(Scenario.Flat(60 * TestMarket.Minute, 20), rules).Act(-1).Repeat(float.NaN, 6);
        Assert.Equal(1000, hours.Batch.Equity[0], 9);
        Assert.Equal(990, hours.Act(float.NaN).Batch.Equity[0], 9);
        Assert.Equal(10, hours.Batch.Costs[0], 9);
        Assert.Equal(980, hours.Repeat(float.NaN, 8).Batch.Equity[0], 9);
        Assert.Equal(20, hours.Journal.Funding, 9);
        // A day has three of them.
        var days = new Scenario(Scenario.Flat(TestMarket.Day, 4), rules).Act(-1, float.NaN);
        Assert.Equal(970, days.Batch.Equity[0], 9);
        // Who is long pays none.
        Assert.Equal(1000, new Scenario(Scenario.Flat(TestMarket.Day, 4), rules).Act(1, 1).Batch.Equity[0], 9);
    }

    [Fact]
    public void Latency_delays_every_order_by_so_many_candles()
    {
        TradingRules rules = With(MarketFrictions.None with { LatencyCandles = 2 });
        List<Fill> fills = new Scenario(Flat(10), rules).Act(1, 0.5f, 0.5f, 0, 0, 0, 0).Journal.Fills;
        Assert.Equal([(3, 10.0), (4, -5.0), (6, -5.0)], fills.Select(f => (f.Candle, Math.Round(f.Units, 6))));
        Assert.Throws<UserMistakeException>(() => new Scenario(Flat(9), With(MarketFrictions.None with { LatencyCandles = 16 })));
    }

    [Theory]
    [InlineData(CloseOrder.Fifo, 100)]
    [InlineData(CloseOrder.Lifo, 110)]
    [InlineData(CloseOrder.HighestCost, 120)]
    public void A_sale_closes_the_holding_that_the_rule_names(CloseOrder order, double entry)
    {
        CandleSeries candles = TestMarket.OfCloses(TestMarket.Minute, 100, 100, 120, 110, 110, 110);
        candles = TestMarket.Of(TestMarket.Minute, [100, 100, 120, 110, 110, 110], candles.Close);
        TradingRules rules = Scenario.Free with { Holdings = HoldingRules.Unlimited with { CloseOrder = order } };
        LaneJournal journal = new Scenario(candles, rules).Act(0.3f, 0.6f, 0.9f, 0.8f, float.NaN).Journal;
        Trade sold = journal.Trades.First(t => !t.IsOpen);
        Assert.Equal((entry, 110), (sold.EntryPrice, sold.ExitPrice));
        Assert.Equal(3, journal.Trades.Count(t => t.IsOpen));
    }

    [Fact]
    public void Every_fill_says_why_it_was_that_size_and_price()
    {
        Fill fill = new(3, 0, 100, 101, -2, 4, 0.4f, 1, 0, FillReason.StopLoss, FillLimit.Gap | FillLimit.Volume, 0.001);
        Assert.Equal(
            "Sold 2 at 101 (100 and 1 % against it), fee 0.1 %: stop-loss, cut to the share of the candle's volume, " +
            "the candle opened beyond it.", fill.Sentence);
        string[] sentences = [.. Enum.GetValues<FillReason>().Select(reason => (fill with { Reason = reason }).Sentence)];
        Assert.Equal(sentences.Length, sentences.Distinct().Count());
    }
}
