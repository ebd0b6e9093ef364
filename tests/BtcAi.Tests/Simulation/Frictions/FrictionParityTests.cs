using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using CsCheck;

namespace BtcAi.Tests.Simulation.Frictions;

public sealed class FrictionParityTests
{
    // Exposures of a billionth are rounding.
    private static readonly Gen<float> Action = Gen.OneOf(
        Gen.Float[-1, 1].Select(a => MathF.Round(a, 3)),
        Gen.Const(0f), Gen.Const(1f), Gen.Const(-1f), Gen.Const(0.5f), Gen.Const(float.NaN));

    private static (TradingEnv Env, LaneJournal Journal) Create(CandleSeries candles, TradingRules rules)
    {
        var journal = new LaneJournal { Detailed = true };
        var plan = EpisodePlan.SinglePass(new IndexRange(0, candles.Count));
        return (new TradingEnv(candles, null, rules, plan, 1, new Rng(1), journal), journal);
    }

    [Fact]
    public void Neutral_frictions_change_nothing_on_spot_and_with_margin() =>
        Gen.Select(Gen.ULong, Action.Array[60], Gen.Int[1, 4], Gen.Bool, Gen.OneOf(Gen.Const(0.0), Gen.Const(0.05))).Sample(
            (seed, actions, decisionCandles, margin, band) =>
            {
                CandleSeries candles = TestMarket.Rough(seed, 250, TestMarket.Minute, 0.01);
                var rules = new TradingRules
                {
                    DecisionCandles = decisionCandles,
                    MinimumExposure = margin ? -1 : 0,
                    RebalanceBand = band,
                };
                // A kill switch that never trips: the candles have gaps.
                TradingRules neutral = Scenario.Neutral(rules) with { Feed = new(100, 100) };
                (TradingEnv plain, LaneJournal fills) = Create(candles, rules);
                (TradingEnv walked, LaneJournal walkedFills) = Create(candles, neutral);
                foreach (float action in actions)
                {
                    (plain.Batch.Actions[0], walked.Batch.Actions[0]) = (action, action);
                    plain.Step();
                    walked.Step();
                    Same(plain.Batch, walked.Batch);
                    if (plain.Batch.Truncated[0]) break;
                }
                Same(fills.Fills, walkedFills.Fills);
            }, iter: 2000);

    private static void Same(EnvBatch expected, EnvBatch actual)
    {
        double equity = expected.Equity[0];
        Assert.Equal(equity, actual.Equity[0], 1e-9 * equity);
        Assert.Equal(expected.Costs[0], actual.Costs[0], 1e-9 * equity);
        Assert.Equal(expected.Rewards[0], actual.Rewards[0], 1e-7);
        Assert.Equal(expected.Exposures[0], actual.Exposures[0], 1e-6);
        Assert.Equal(expected.Targets[0], actual.Targets[0]);
        Assert.Equal(expected.Ages[0], actual.Ages[0]);
        Assert.Equal(expected.Candles[0], actual.Candles[0]);
        Assert.Equal(expected.Truncated[0], actual.Truncated[0]);
        Assert.Equal(expected.Terminated[0], actual.Terminated[0]);
    }

    private static void Same(List<Fill> expected, List<Fill> actual)
    {
        foreach ((Fill e, Fill a) in expected.Zip(actual))
        {
            Assert.Equal((e.Candle, e.TimeMs, e.Mid, e.Target), (a.Candle, a.TimeMs, a.Mid, a.Target));
            Assert.Equal(e.Price, a.Price, 1e-9 * e.Price);
            double scale = Math.Abs(e.CashAfter) + Math.Abs(e.UnitsAfter) * e.Mid;
            Assert.Equal(e.Units * e.Mid, a.Units * a.Mid, 1e-9 * scale);
            Assert.Equal(e.UnitsAfter * e.Mid, a.UnitsAfter * a.Mid, 1e-9 * scale);
            Assert.Equal(e.CashAfter, a.CashAfter, 1e-9 * scale);
            Assert.Equal(e.Cost, a.Cost, 1e-9 * scale);
        }
        Assert.Equal(expected.Count, actual.Count);
    }
}
