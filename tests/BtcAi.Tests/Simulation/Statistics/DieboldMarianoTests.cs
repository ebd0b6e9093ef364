using BtcAi.Foundation;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Tests.Simulation.Statistics;

public sealed class DieboldMarianoTests
{
    [Fact]
    public void For_one_step_without_lags_it_is_students_test_of_the_differences()
    {
        // Differences 1…5: mean 3, deviation √2.5, t = 3 / √(2.5/5) = 4.2426 with 4 degrees: p = 0.013236.
        DieboldMariano found = DieboldMariano.Of([2, 3, 4, 5, 6], [1, 1, 1, 1, 1], lags: 0)!;
        Assert.Equal((5, 0, 3.0), (found.Count, found.Lags, found.MeanDifference));
        Assert.Equal(Math.Sqrt(0.4), found.StandardError, 1e-14);
        Assert.Equal(3 / Math.Sqrt(0.5), found.Statistic, 1e-14);
        Assert.Equal(0.0132356, found.PValue, 1e-7);
        Assert.Equal(1 - found.PValue / 2, found.PValueBetter, 1e-12);
    }

    [Fact]
    public void Lags_and_the_correction_are_those_counted_by_hand()
    {
        // Deviations −2…2: γ₀ = 2, γ₁ = (2 + 0 + 0 + 2)/5 = 0.8, so V = 2 + 2·½·0.8 = 2.8;
        // h = 2, n = 5: (5 + 1 − 4 + 2/5)/5 = 0.48.
        DieboldMariano found = DieboldMariano.Of([2, 3, 4, 5, 6], [1, 1, 1, 1, 1], horizon: 2, lags: 1)!;
        Assert.Equal(Math.Sqrt(2.8 / 5), found.StandardError, 1e-14);
        Assert.Equal(3 / Math.Sqrt(0.56) * Math.Sqrt(0.48), found.Statistic, 1e-14);
    }

    [Fact]
    public void Turned_around_it_says_the_opposite()
    {
        var rng = new Rng(1);
        double[] losses = [.. Enumerable.Range(0, 80).Select(_ => rng.NextDouble())];
        double[] others = [.. losses.Select(l => l + 0.1 * rng.NextGaussian())];
        DieboldMariano one = DieboldMariano.Of(losses, others, 3)!, other = DieboldMariano.Of(others, losses, 3)!;
        Assert.Equal(-one.Statistic, other.Statistic, 1e-12);
        Assert.Equal(one.PValue, other.PValue, 1e-12);
        Assert.Equal(1, one.PValueBetter + other.PValueBetter, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Equally_good_forecasts_are_told_apart_about_as_rarely_as_the_level_says(int horizon)
    {
        // Differences of h steps overlap: moving sums of h shocks.
        var rng = new Rng(7);
        int rejected = 0;
        double[] shocks = new double[400 + horizon], losses = new double[400], zeros = new double[400];
        for (int k = 0; k < 1000; k++)
        {
            foreach (ref double shock in shocks.AsSpan()) shock = rng.NextGaussian();
            for (int i = 0; i < 400; i++) losses[i] = shocks.AsSpan(i, horizon).ToArray().Sum();
            rejected += DieboldMariano.Of(losses, zeros, horizon)!.PValue < 0.05 ? 1 : 0;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{horizon}: {rejected / 1000.0:P1}");
        Assert.InRange(rejected / 1000.0, 0.03, 0.1);
    }

    [Fact]
    public void A_better_forecast_is_found()
    {
        var rng = new Rng(1);
        double[] losses = [.. Enumerable.Range(0, 500).Select(_ => rng.NextDouble())];
        DieboldMariano found = DieboldMariano.Of(losses, [.. losses.Select(_ => rng.NextDouble() + 0.1)])!;
        Assert.InRange(found.PValueBetter, 0, 1e-4);
        Assert.True(found.MeanDifference < 0);
    }

    [Fact]
    public void Differences_without_variation_say_nothing()
    {
        Assert.Null(DieboldMariano.Of([1, 2, 3], [1, 2, 3]));
        Assert.Null(DieboldMariano.Of([1.1, 2.1, 3.1], [1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DieboldMariano.Of([1, 2, 3], [1, 2, 4], horizon: 3));
        Assert.Throws<ArgumentException>(() => DieboldMariano.Of([1, 2, 3], [1, 2]));
    }
}
