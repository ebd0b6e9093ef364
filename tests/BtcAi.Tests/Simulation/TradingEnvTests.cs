using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using CsCheck;

namespace BtcAi.Tests.Simulation;

public sealed class TradingEnvTests
{
    private static readonly TradingRules Free = new() { Fee = 0, Slippage = 0, InitialCapital = 1000 };

    private static TradingEnv Single(CandleSeries candles, TradingRules rules, FeatureTable? features = null) =>
        new(candles, features, rules, EpisodePlan.SinglePass(new IndexRange(0, candles.Count)), 1, new Rng(1));

    private static EnvBatch Step(TradingEnv env, float action)
    {
        env.Batch.Actions[0] = action;
        env.Step();
        return env.Batch;
    }

    [Fact]
    public void An_order_fills_at_the_next_open_and_is_paid_to_the_next_close()
    {
        var env = Single(TestMarket.Of(1000, open: [10, 20, 40, 50], close: [15, 30, 44, 55]), Free);
        EnvBatch batch = Step(env, 1);
        Assert.Equal(1500, batch.Equity[0], 9);
        Assert.Equal((float)Math.Log(1.5), batch.Rewards[0]);
        Assert.Equal(1, batch.Candles[0]);
        Step(env, 0);
        Assert.Equal(2000, batch.Equity[0], 9);
        Assert.Equal((float)Math.Log(2000 / 1500.0), batch.Rewards[0]);
    }

    [Fact]
    public void Costs_are_charged_on_the_filled_value()
    {
        var rules = new TradingRules { InitialCapital = 1000 };
        var env = Single(TestMarket.OfCloses(1000, 10, 10, 10), rules);
        EnvBatch batch = Step(env, 1);
        Assert.Equal(1000 / (1.0002 * 1.001), batch.Equity[0], 9);
        Assert.Equal(1000 - batch.Equity[0], batch.Costs[0], 9);
        Assert.Equal(1f, batch.Exposures[0]);
    }

    [Fact]
    public void A_step_lasts_as_many_candles_as_decisions_are_apart()
    {
        var env = Single(TestMarket.OfCloses(1000, 10, 11, 12, 13, 14, 15), Free with { DecisionCandles = 3 });
        EnvBatch batch = Step(env, 1);
        Assert.Equal((3, 1300), (batch.Candles[0], Math.Round(batch.Equity[0], 9)));
        Step(env, 1);
        // Only two candles were left of the single pass.
        Assert.Equal(1500, batch.Equity[0], 9);
        Assert.True(batch.Truncated[0]);
    }

    [Fact]
    public void An_unchanged_target_is_left_to_drift_within_the_band()
    {
        CandleSeries candles = TestMarket.OfCloses(1000, 10, 10.5, 10.5, 20, 20, 20);
        var env = Single(candles, Free with { RebalanceBand = 0.05 });
        Step(env, 0.5f);
        EnvBatch batch = Step(env, 0.5f);
        Assert.Equal(525 / 1025.0, batch.Exposures[0], 1e-6);
        Step(env, 0.5f);
        Assert.Equal(1000 / 1500.0, batch.Exposures[0], 1e-6);
        Step(env, 0.5f);
        Assert.Equal(0.5, batch.Exposures[0], 1e-6);
    }

    [Fact]
    public void Band_zero_rebalances_at_every_decision()
    {
        var journal = new LaneJournal();
        List<Fill> fills = journal.Fills;
        var env = new TradingEnv(
            TestMarket.Random(1, 50), null, Free with { RebalanceBand = 0 },
            EpisodePlan.SinglePass(new IndexRange(0, 50)), 1, new Rng(1), journal);
        for (int t = 0; t < 49; t++) Step(env, 0.5f);
        Assert.Equal(49, fills.Count);
    }

    [Fact]
    public void NaN_leaves_the_holding_alone()
    {
        var env = Single(TestMarket.OfCloses(1000, 10, 10, 40, 40), Free with { RebalanceBand = 0 });
        Step(env, 0.5f);
        EnvBatch batch = Step(env, float.NaN);
        Assert.Equal(0.5f, batch.Targets[0]);
        Assert.Equal(2, batch.Ages[0]);
        Assert.Equal(0.8, batch.Exposures[0], 1e-6);
        Step(env, float.NaN);
        Assert.Equal(0, batch.Costs[0]);
    }

    [Theory]
    [InlineData(7f, 1f)]
    [InlineData(-7f, -0.5f)]
    [InlineData(float.PositiveInfinity, 1f)]
    public void Actions_are_kept_within_the_allowed_exposures(float action, float target)
    {
        var env = Single(TestMarket.OfCloses(1000, 10, 10, 10), Free with { MinimumExposure = -0.5 });
        Assert.Equal(target, Step(env, action).Targets[0]);
    }

    [Fact]
    public void Age_counts_decisions_since_the_target_changed_and_stays_zero_before()
    {
        var env = Single(TestMarket.OfCloses(1000, 10, 10, 10, 10, 10, 10, 10), Free);
        int[] ages = [.. new[] { 0, 0, 1f, 1f, 0.5f }.Select(a => Step(env, a).Ages[0])];
        Assert.Equal([0, 0, 1, 2, 1], ages);
    }

    [Fact]
    public void An_observation_is_the_feature_row_and_the_account()
    {
        CandleSeries candles = TestMarket.OfCloses(1000, 10, 10, 11, 11);
        var env = Single(candles, Free, TestMarket.Features(4, 2));
        Assert.Equal([0f, 1f, 0f, 0f, 0f], env.Batch.Observations);
        Step(env, 1);
        Assert.Equal([10f, 11f, 1f, 1f, 0f], env.Batch.Observations);
        Step(env, 1);
        float growth = (float)(Math.Log(1.1) / (0.05 + Math.Log(1.1)));
        Assert.Equal([20f, 21f, 1f, 0.5f], env.Batch.Observations[..4]);
        Assert.Equal(growth, env.Batch.Observations[4], 1e-6f);
    }

    [Fact]
    public void The_plan_truncates_and_the_lane_restarts_in_the_same_step()
    {
        CandleSeries candles = TestMarket.OfCloses(1000, 10, 10, 20);
        var env = Single(candles, Free, TestMarket.Features(3, 1));
        Step(env, 1);
        EnvBatch batch = Step(env, 1);
        Assert.True(batch.Truncated[0]);
        Assert.False(batch.Terminated[0]);
        Assert.Equal(2000, batch.Equity[0], 9);
        Assert.Equal([20f, 1f], batch.FinalObservations[..2]);
        Assert.Equal([0f, 0f, 0f, 0f], batch.Observations);
        Assert.Equal((0, 0f, 0f, 0), (batch.Candles[0], batch.Exposures[0], batch.Targets[0], batch.Ages[0]));
        Step(env, 0);
        Assert.False(batch.Truncated[0]);
        Assert.Equal(1000, batch.Equity[0]);
    }

    [Fact]
    public void Ruin_terminates_and_does_not_truncate_even_at_the_end_of_the_plan()
    {
        TradingRules margin = Free with { MinimumExposure = -1 };
        EnvBatch batch = Step(Single(TestMarket.OfCloses(1000, 10, 10), margin), 0);
        Assert.True(batch.Truncated[0]);
        batch = Step(Single(TestMarket.Of(1000, [10, 10], [10, 25]), margin), -1);
        Assert.True(batch.Terminated[0]);
        Assert.False(batch.Truncated[0]);
        Assert.Equal(-500, batch.Equity[0], 9);
        Assert.Equal((float)Math.Log(TradingEnv.RuinShare), batch.Rewards[0]);
    }

    [Fact]
    public void A_short_ruined_at_the_open_is_closed_there()
    {
        CandleSeries candles = TestMarket.Of(1000, [10, 10, 30, 5], [10, 10, 5, 5]);
        var env = Single(candles, Free with { MinimumExposure = -1 });
        Step(env, -1);
        EnvBatch batch = Step(env, float.NaN);
        Assert.True(batch.Terminated[0]);
        Assert.Equal(-1000, batch.Equity[0], 9);
    }

    [Fact]
    public void Equity_is_start_plus_profit_minus_costs_whatever_the_actions()
    {
        Gen.Select(Gen.ULong, Gen.Float[-1, 1].Array[60], Gen.Int[1, 4]).Sample((seed, actions, decisionCandles) =>
        {
            CandleSeries candles = TestMarket.Random(seed, 400);
            var rules = new TradingRules { MinimumExposure = -1, DecisionCandles = decisionCandles };
            var journal = new LaneJournal();
            List<Fill> fills = journal.Fills;
            var env = new TradingEnv(
                candles, null, rules, EpisodePlan.SinglePass(new IndexRange(0, candles.Count)), 1, new Rng(1), journal);
            double profit = 0, costs = 0, units = 0;
            foreach (float action in actions)
            {
                int t = env.Batch.Candles[0], before = fills.Count;
                EnvBatch batch = Step(env, action);
                int end = t + decisionCandles;
                profit += units * (candles.Open[t + 1] - candles.Close[t]);
                if (fills.Count > before) units = fills[^1].UnitsAfter;
                profit += units * (candles.Close[end] - candles.Open[t + 1]);
                costs += batch.Costs[0];
                Assert.True(batch.Costs[0] >= 0);
                Assert.Equal(rules.InitialCapital + profit - costs, batch.Equity[0], 1e-6);
                Assert.Equal(units * candles.Close[end] / batch.Equity[0], batch.Exposures[0], 1e-6);
            }
        }, iter: 200);
    }

    [Fact]
    public void A_changed_target_is_met_at_the_fill()
    {
        Gen.Select(Gen.ULong, Gen.Float[0, 1].Array[50]).Sample((seed, actions) =>
        {
            CandleSeries candles = TestMarket.Random(seed, 60);
            var journal = new LaneJournal();
            List<Fill> fills = journal.Fills;
            var env = new TradingEnv(
                candles, null, new TradingRules(), EpisodePlan.SinglePass(new IndexRange(0, 60)), 1, new Rng(1), journal);
            foreach (float action in actions)
            {
                float old = env.Batch.Targets[0];
                Step(env, action);
                if (action == old || (fills.Count == 0 && action < 1e-12)) continue;
                Fill fill = fills[^1];
                double value = fill.UnitsAfter * fill.Mid;
                Assert.Equal(action, value / (value + fill.CashAfter), 1e-9);
            }
        }, iter: 200);
    }

    [Fact]
    public void Impossible_rules_are_all_reported_together()
    {
        var rules = new TradingRules { Fee = -1, Slippage = double.NaN, DecisionCandles = 0, InitialCapital = 0 };
        var mistake = Assert.Throws<UserMistakeException>(() => Single(TestMarket.Random(1, 9), rules));
        Assert.Equal(4, mistake.Problems.Count);
    }

    [Fact]
    public void A_range_too_short_for_an_episode_is_refused()
    {
        CandleSeries candles = TestMarket.Random(1, 10);
        var plan = EpisodePlan.RandomWindows(new IndexRange(0, 10), 10);
        Assert.Throws<UserMistakeException>(() => new TradingEnv(candles, null, Free, plan, 1, new Rng(1)));
        _ = new TradingEnv(candles, null, Free, EpisodePlan.RandomWindows(new IndexRange(0, 10), 9), 1, new Rng(1));
    }
}
