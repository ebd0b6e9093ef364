using BtcAi.Foundation;
using BtcAi.Simulation.Statistics;
using CsCheck;

namespace BtcAi.Tests.Simulation.Statistics;

public sealed class StationaryBlocksTests
{
    [Fact]
    public void Blocks_fill_the_horizon_and_stay_inside_two_rounds_of_the_days() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 60], Gen.Int[0, 300], Gen.Double[1, 50]).Sample((seed, days, horizon, mean) =>
        {
            int sum = 0;
            foreach (DayBlock block in new StationaryBlocks(days, horizon, mean).Draw(new Rng(seed)))
            {
                Assert.InRange(block.Start, 0, days - 1);
                Assert.InRange(block.Length, 1, days);
                sum += block.Length;
            }
            Assert.Equal(horizon, sum);
        });

    [Fact]
    public void Lengths_are_geometric_and_starts_uniform()
    {
        var blocks = new StationaryBlocks(1000, 100_000, 7);
        DayBlock[] drawn = [.. blocks.Draw(new Rng(1))];
        Assert.Equal(7, drawn.Average(b => b.Length), 0.2);
        Assert.Equal(1 / 7.0, drawn.Count(b => b.Length == 1) / (double)drawn.Length, 0.01);
        Assert.Equal(Math.Pow(6 / 7.0, 14), drawn.Count(b => b.Length > 14) / (double)drawn.Length, 0.01);
        Assert.Equal(499.5, drawn.Average(b => b.Start), 8.0);
    }

    [Fact]
    public void A_mean_length_of_one_draws_every_day_alone() =>
        Assert.All(new StationaryBlocks(10, 500, 1).Draw(new Rng(1)).ToArray(), block => Assert.Equal(1, block.Length));

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(-0.5)]
    public void The_automatic_length_is_the_best_one_of_an_autoregression(double correlation)
    {
        // G / √(D / 2) = 2φ / (1 − φ²) for AR(1), to the power ⅔, times n^⅓.
        const int Days = 100_000;
        var rng = new Rng(1);
        double[] series = new double[Days];
        for (int i = 1; i < Days; i++) series[i] = correlation * series[i - 1] + rng.NextGaussian();
        double expected = Math.Cbrt(Math.Pow(2 * correlation / (1 - correlation * correlation), 2) * Days);
        Assert.Equal(expected, BlockLength.Automatic(series), 0.15 * expected);
    }

    [Fact]
    public void The_automatic_length_stays_in_its_bounds() =>
        Gen.Double[-1, 1].Array[0, 100].Sample(series =>
            Assert.InRange(BlockLength.Automatic(series), 1, Math.Max(1, Math.Ceiling(series.Length / 3.0))));
}
