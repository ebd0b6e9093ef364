using BtcAi.Foundation;
using BtcAi.Simulation.KnownMarkets;
using static BtcAi.Simulation.KnownMarkets.KnownMarketRules;

namespace BtcAi.Tests.Simulation.KnownMarkets;

public sealed class KnownMarketTests
{
    private const int Long = 1_000_000;

    public enum Gate
    {
        MeanReversion,
        StrongFactor,
        WeakFactor,
        HiddenRegime,
    }

    /// <summary>
    /// Entry thresholds and long-run figures of a separate implementation in another language: the same programme, its
    /// policy read at the nearest grid point (which shifts the threshold by up to half a step of 0.05), and the
    /// stationary distribution under it instead of a sampled path. A path of a million candles knows the expected
    /// profit to about 1 % (the weak factor has only some 5 000 independent stretches), so 3 % are allowed; the
    /// shifted threshold moves turnover, though hardly profit, by up to 4 %, so 6 % are allowed there.
    /// </summary>
    [Theory]
    [InlineData(Gate.MeanReversion, 0.625, 0.07847, 0.03188)]
    [InlineData(Gate.StrongFactor, 0.80, 0.02701, 0.01569)]
    [InlineData(Gate.WeakFactor, 0.70, 0.01380, 0.00956)]
    [InlineData(Gate.HiddenRegime, 0.80, 0.10797, 0.00677)]
    public void The_optimum_has_the_known_threshold_profit_and_turnover(
        Gate gate, double entry, double profit, double turnover)
    {
        var market = MarketOf(gate);
        var path = market.Generate(new Rng(6), Long, noiseFeatures: 0);
        var optimum = market.Solve();
        var score = KnownMarketScore.Of(market, path, optimum);

        Assert.Equal(entry, optimum.EntryThreshold(), 0.05);
        Assert.Equal(profit, score.ExpectedProfit, 0.03 * profit);
        Assert.Equal(turnover, score.Turnover, 0.06 * turnover);
        // Holding at most one position for n candles leaves realised profit a standard error of σ/√n around it.
        Assert.Equal(score.ExpectedProfit, score.Profit, 3 / Math.Sqrt(Long));

        var sign = KnownMarketScore.Of(market, path, (t, _) => path.Drifts[t] > 0 ? Flat + 1 : Flat - 1);
        Assert.True(score.ExpectedProfit > sign.ExpectedProfit);
        Assert.True(score.ExpectedProfit > KnownMarketScore.Of(market, path, (_, _) => Flat).ExpectedProfit);
    }

    [Theory]
    [InlineData(Gate.MeanReversion)]
    [InlineData(Gate.StrongFactor)]
    [InlineData(Gate.HiddenRegime)]
    public void Returns_have_the_stated_drift_and_spread_and_features_unit_variance(Gate gate)
    {
        var market = MarketOf(gate);
        var path = market.Generate(new Rng(8), Long, noiseFeatures: 1);
        double explained = 0, drift = 0, squares = 0;
        for (int t = 0; t < path.Length; t++)
        {
            explained += path.Returns[t] * path.Drifts[t];
            drift += path.Drifts[t] * path.Drifts[t];
            squares += path.Returns[t] * (double)path.Returns[t];
        }
        // The slope of returns on drifts has a standard error of σ/√Σdrift²; for a right filter it is 1.
        Assert.Equal(1, explained / drift, 4 * market.Sigma / Math.Sqrt(drift));
        // Hidden drift adds d²/σ² = 2.25 % to the variance, 1.1 % to the standard deviation.
        Assert.Equal(1, Math.Sqrt(squares / path.Length) / market.Sigma, 0.015);
        for (int column = 0; column < path.Width; column++)
        {
            double variance = 0;
            for (int t = 0; t < path.Length; t++) variance += Math.Pow(path.Row(t)[column], 2);
            // The slowest average has only about a thousand independent stretches: 5 % per standard error.
            Assert.Equal(1, variance / path.Length, 0.15);
        }
    }

    [Fact]
    public void The_band_grows_and_turnover_falls_with_the_cost_of_mean_reversion()
    {
        var path = new MeanReversionMarket().Generate(new Rng(9), 100_000, noiseFeatures: 0);
        double band = -1, turnover = double.PositiveInfinity;
        foreach (double cost in new[] { 0, 0.0005, 0.001, 0.002, 0.004 })
        {
            var market = new MeanReversionMarket(cost);
            var optimum = market.Solve();
            var score = KnownMarketScore.Of(market, path, optimum);
            Assert.True(optimum.EntryThreshold() > band && score.Turnover < turnover);
            (band, turnover) = (optimum.EntryThreshold(), score.Turnover);
        }
    }

    [Fact]
    public void Without_costs_mean_reversion_is_traded_against_the_sign_always()
    {
        var optimum = new MeanReversionMarket(0).Solve();
        for (double z = 0.001; z < 6; z += 0.013)
            for (int position = 0; position < Positions.Length; position++)
            {
                Assert.Equal(-1, Positions[optimum.Act(z, position)]);
                Assert.Equal(1, Positions[optimum.Act(-z, position)]);
            }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    public void On_a_martingale_the_optimum_never_trades(int noiseFeatures)
    {
        var market = new MartingaleMarket();
        var path = market.Generate(new Rng(10), 10_000, noiseFeatures);
        Assert.Equal(noiseFeatures, path.Width);
        Assert.Equal(default, KnownMarketScore.Of(market, path, market.Solve()));
        Assert.Equal(double.PositiveInfinity, market.Solve().EntryThreshold());
    }

    [Fact]
    public void The_number_of_noise_features_leaves_the_market_as_it_was()
    {
        var market = FactorMarket.Strong;
        var narrow = market.Generate(new Rng(11), 1_000, noiseFeatures: 0);
        var wide = market.Generate(new Rng(11), 1_000, noiseFeatures: 5);
        Assert.Equal(narrow.Returns, wide.Returns);
        Assert.Equal(narrow.Row(999)[0], wide.Row(999)[0]);
    }

    private static IKnownMarket MarketOf(Gate gate) => gate switch
    {
        Gate.MeanReversion => new MeanReversionMarket(),
        Gate.StrongFactor => FactorMarket.Strong,
        Gate.WeakFactor => FactorMarket.Weak,
        _ => new HiddenRegimeMarket(),
    };
}
