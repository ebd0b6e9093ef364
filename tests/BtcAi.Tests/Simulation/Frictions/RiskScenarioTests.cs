using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Risk;

namespace BtcAi.Tests.Simulation.Frictions;

/// <summary>The risk manager in the environment, worked out by hand.</summary>
public sealed class RiskScenarioTests
{
    private const long Hour = 60 * TestMarket.Minute;

    private static TradingRules With(RiskRules risk) => Scenario.Free with { Risk = risk };

    [Fact]
    public void A_daily_loss_means_cash_from_the_next_open_until_the_next_day()
    {
        // 4 % are lost in the candle of 02:00; the day ends with row 23, and the first close of the next is row 24.
        double[] close = [100, 100, 96, .. Enumerable.Repeat(96.0, 30)];
        LaneJournal journal = new Scenario(Scenario.Closes(Hour, close), With(Scenario.NoRisk with { DailyLoss = 0.03 }))
            .Repeat(1, 26).Journal;
        Assert.Equal([(1, FillReason.Order), (3, FillReason.Rebalance), (25, FillReason.Rebalance)],
            journal.Fills.Select(f => (f.Candle, f.Reason)));
        Assert.Equal(0, journal.Fills[1].UnitsAfter);
        Intervention stop = Assert.Single(journal.Interventions);
        Assert.Equal((2, RiskLimit.DailyLoss, 0.0, 22), (stop.FromCandle, stop.Limit, stop.Allowed, stop.Candles));
        Assert.Equal("The day's loss limit was reached: exposure 0 % instead of 100 %, for 22 candles.", stop.Sentence);
    }

    [Fact]
    public void Between_decisions_a_cap_sells_at_the_next_open_too()
    {
        double[] close = [100, 100, 96, .. Enumerable.Repeat(96.0, 30)];
        TradingRules rules = With(Scenario.NoRisk with { DailyLoss = 0.03 }) with { DecisionCandles = 12 };
        LaneJournal journal = new Scenario(Scenario.Closes(Hour, close), rules).Act(1).Journal;
        Assert.Equal([(1, FillReason.Order), (3, FillReason.Cap)], journal.Fills.Select(f => (f.Candle, f.Reason)));
        Assert.Contains("the cap fell below the exposure held", journal.Fills[1].Sentence);
    }

    [Fact]
    public void Half_way_down_the_throttle_the_cap_is_one_half_and_closed_it_pauses_and_then_starts_afresh()
    {
        // All in, 7.5 % down; half of it left, and the rest of the fall takes it to 10 %.
        double bottom = 92.5 * (1 - 2 * (1 - 900 / 925.0));
        CandleSeries candles = Scenario.Closes(Hour, [100, 100, 92.5, 92.5, bottom, .. Enumerable.Repeat(bottom, 30)]);
        RiskRules risk = Scenario.NoRisk with { DrawdownFrom = 0.05, DrawdownTo = 0.1, DrawdownPauseDays = 1 };
        LaneJournal journal = new Scenario(candles, With(risk)).Repeat(1, 30).Journal;
        Assert.Equal(0.5f, journal.Closes[1].Cap, 1e-6f);
        Assert.Equal(0.5f, journal.Closes[2].Exposure, 1e-6f);
        Assert.Equal(900, journal.Closes[3].Equity, 1e-6);
        // Paused at the close of row 4 for 24 candles.
        Assert.All(journal.Closes[3..27], c => Assert.Equal(0, c.Cap));
        Assert.Equal([1f, 1f], journal.Closes[27..29].Select(c => c.Cap));
        Assert.Equal(1, journal.Closes[28].Exposure, 1e-6f);
        Assert.Equal([RiskLimit.Drawdown, RiskLimit.DrawdownPause], journal.Interventions.Select(i => i.Limit));
    }

    [Fact]
    public void Exposure_times_volatility_stays_at_the_target()
    {
        // Daily closes swing by 4 % in logs: 0.04·√365 = 76.4 % a year.
        double up = 100 * Math.Exp(0.04);
        CandleSeries candles = Scenario.Closes(TestMarket.Day, 100, up, 100, up, 100, up);
        LaneJournal journal = new Scenario(candles, With(Scenario.NoRisk with { AnnualVolatility = 0.4 })).Repeat(1, 4).Journal;
        float cap = (float)(0.4 / (0.04 * Math.Sqrt(365)));
        Assert.All(journal.Closes, c => Assert.Equal(cap, c.Cap, 1e-6f));
        Assert.Equal(RiskLimit.Volatility, Assert.Single(journal.Interventions).Limit);
    }

    [Fact]
    public void A_forecast_of_value_at_risk_caps_the_exposure_and_without_one_nothing_does()
    {
        float[] valueAtRisk = [0.1f, 0.1f, 0.02f, float.NaN, 0.2f, 0.2f];
        LaneJournal journal = new Scenario(
            Scenario.Flat(Hour, 6), With(Scenario.NoRisk with { ValueAtRisk = 0.05 }), valueAtRisk).Repeat(1, 5).Journal;
        Assert.Equal([0.5, 1, 1, 0.25, 0.25], journal.Closes.Select(c => Math.Round(c.Cap, 6)));
        Assert.Equal([0.5, 0.5, 1, 1, 0.25], journal.Closes.Select(c => Math.Round(c.Exposure, 6)));
        Assert.Equal("The forecast's value at risk allowed an exposure of 50 % instead of 100 %, for 1 candle.",
            journal.Interventions[0].Sentence);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void After_a_gap_of_more_than_three_candles_nothing_is_added_but_stops_work(int missing, bool kills)
    {
        CandleSeries flat = Scenario.Flat(Hour, 40);
        double[] low = [.. flat.Low];
        low[8] = 94;
        long[] times = [.. flat.OpenTimeMs.Select((t, i) => i < 5 ? t : t + missing * Hour)];
        CandleSeries candles = new("gap", Hour, times, flat.Open, flat.High, low, flat.Close, flat.Volume);
        TradingRules rules = With(Scenario.NoRisk) with
        {
            Holdings = HoldingRules.Unlimited with { StopLoss = 0.05 },
        };
        // Half at first; from the close after the gap (row 5) on it wants all, and the holding is stopped in row 8.
        LaneJournal journal = new Scenario(candles, rules).Repeat(0.5f, 5).Repeat(1, 20).Journal;
        Fill[] bought = [.. journal.Fills.Where(f => f.Units > 0)];
        Assert.Equal(kills ? [1, 18] : [1, 6, 9], bought.Select(f => f.Candle));
        Assert.Contains(journal.Fills, f => (f.Candle, f.Reason) == (8, FillReason.StopLoss));
        if (!kills) return;
        Assert.Equal(12, journal.Interventions.Where(i => i.Limit == RiskLimit.KillSwitch).Sum(i => i.Candles));
        Assert.StartsWith("The candles could not be relied on, nothing was added", journal.Interventions[0].Sentence);
    }

    [Fact]
    public void While_candles_cannot_be_relied_on_selling_is_allowed_and_a_reversal_ends_in_cash()
    {
        CandleSeries flat = Scenario.Flat(Hour, 12);
        long[] times = [.. flat.OpenTimeMs.Select((t, i) => i < 3 ? t : t + 9 * Hour)];
        CandleSeries candles = new("gap", Hour, times, flat.Open, flat.High, flat.Low, flat.Close, flat.Volume);
        TradingRules rules = With(Scenario.NoRisk) with { MinimumExposure = -1 };
        LaneJournal sold = new Scenario(candles, rules).Act(1, 1, 1, 0.4f).Journal;
        Assert.Equal(4, sold.Fills[^1].UnitsAfter, 6);
        LaneJournal reversed = new Scenario(candles, rules).Act(1, 1, 1, -1, -1).Journal;
        Assert.Equal((4, 0.0), (reversed.Fills[^1].Candle, reversed.Fills[^1].UnitsAfter));
    }

    [Fact]
    public void A_price_that_stands_still_without_volume_is_stale()
    {
        CandleSeries candles = Scenario.Flat(Hour, 40, volume: 0);
        TradingRules rules = With(Scenario.NoRisk) with { Feed = new(StaleCandles: 5) };
        LaneJournal journal = new Scenario(candles, rules).Repeat(0, 4).Repeat(1, 10).Journal;
        Assert.Equal([5], journal.Fills.Select(f => f.Candle));
        journal = new Scenario(candles, rules).Repeat(0, 5).Repeat(1, 10).Journal;
        Assert.Empty(journal.Fills);
        Assert.Equal(RiskLimit.KillSwitch, journal.Interventions[0].Limit);
    }
}
