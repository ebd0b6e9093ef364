using BtcAi.Foundation;
using BtcAi.Simulation.KnownMarkets;
using static BtcAi.Simulation.KnownMarkets.KnownMarketRules;

namespace BtcAi.Tests.Simulation.KnownMarkets;

public sealed class IntradayDriftMarketTests
{
    private const int Day = 288, WindowOpens = 120, WindowCloses = 144;

    [Theory]
    [InlineData(3)]
    [InlineData(2.15)]
    public void A_window_that_earns_more_than_a_round_trip_is_held_long_and_the_rest_short(double timesCost)
    {
        var optimum = IntradayDriftMarket.Earning(timesCost).Solve();
        int position = Flat;
        for (int t = 0; t < 3 * Day; t++)
        {
            int clock = t % Day;
            position = optimum.Act(clock, position);
            bool window = clock is >= WindowOpens and < WindowCloses;
            Assert.Equal(window ? 1 : t < WindowOpens ? 0 : -1, Positions[position]);
        }
    }

    [Theory]
    [InlineData(1.4)]
    [InlineData(1.85)]
    public void A_window_that_earns_less_than_a_round_trip_is_left_alone(double timesCost)
    {
        var optimum = IntradayDriftMarket.Earning(timesCost).Solve();
        for (int clock = 0; clock < Day; clock++) Assert.Equal(Flat, optimum.Act(clock, Flat));
    }

    [Fact]
    public void Every_day_sums_to_zero_and_its_window_to_what_was_asked()
    {
        var market = IntradayDriftMarket.Earning(3);
        var path = market.Generate(new Rng(12), Day, noiseFeatures: 2);
        Assert.Equal(0, path.Drifts.Sum(), 1e-12);
        Assert.Equal(3 * market.Cost, path.Drifts.Where(d => d > 0).Sum(), 1e-12);
        for (int t = 0; t < Day; t++) Assert.Equal(1, path.Row(t)[3 + (int)path.State[t] / 12]);
    }

    [Fact]
    public void Agreement_counts_candles_on_which_both_hold_the_same()
    {
        var market = IntradayDriftMarket.Earning(3);
        var path = market.Generate(new Rng(13), 100 * Day, noiseFeatures: 0);
        var optimum = market.Solve();
        Assert.Equal(1, KnownMarketScore.Agreement(path, optimum, (t, p) => optimum.Act(path.State[t], p)));
        double lateByOne = KnownMarketScore.Agreement(
            path, optimum, (t, p) => t == 0 ? Flat : optimum.Act(path.State[t - 1], p));
        Assert.Equal(1 - 2.0 / Day, lateByOne, 1e-3);
        Assert.True(KnownMarketScore.Agreement(path, optimum, (_, _) => Flat) < 0.02);
    }
}
