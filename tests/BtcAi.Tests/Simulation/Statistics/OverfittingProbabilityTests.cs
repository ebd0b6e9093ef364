using System.Numerics;
using BtcAi.Foundation;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Tests.Simulation.Statistics;

public sealed class OverfittingProbabilityTests
{
    private static double[] Noise(int periods, int strategies, Rng rng)
    {
        double[] returns = new double[periods * strategies];
        foreach (ref double value in returns.AsSpan()) value = 0.01 * rng.NextGaussian();
        return returns;
    }

    [Fact]
    public void Two_blocks_of_two_strategies_are_judged_as_by_hand()
    {
        // First half: A 2 ± √2, B 1 ± √2, so A is chosen and is the worse one later: rank 1 of 2, λ = ln(1/2).
        // Second half: A 0 ± √2, B 1 ± √2, so B is chosen, and was the worse one: the same.
        OverfittingProbability found = OverfittingProbability.Of([1, 0, 3, 2, -1, 0, 1, 2], 2, 2);
        Assert.Equal(1, found.Probability);
        Assert.Equal([Math.Log(0.5), Math.Log(0.5)], found.Logits, (a, b) => Math.Abs(a - b) < 1e-14);
        double unit = Math.Sqrt(2);
        Assert.Equal([2 / unit, 1 / unit], found.InSample, (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal([0, 1 / unit], found.OutOfSample, (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal(-1, found.DegradationSlope!.Value, 1e-12);
        Assert.Equal(0, found.ProbabilityOfLoss);
    }

    [Theory]
    [InlineData(12, 3, 4, 1)]
    [InlineData(25, 4, 6, 2)]
    [InlineData(40, 7, 8, 3)]
    public void Block_sums_judge_as_the_rows_themselves(int periods, int strategies, int blocks, int seed)
    {
        double[] returns = Noise(periods, strategies, new Rng((ulong)seed));
        OverfittingProbability found = OverfittingProbability.Of(returns, strategies, blocks);
        var expected = new List<(double Logit, double In, double Out)>();
        for (uint half = 0; half < 1u << blocks; half++)
        {
            if (2 * BitOperations.PopCount(half) != blocks) continue;
            double[] here = Sharpes(half), there = Sharpes(~half);
            int best = Array.IndexOf(here, here.Max());
            double omega = (1.0 + there.Count(sharpe => sharpe < there[best])) / (strategies + 1);
            expected.Add((Math.Log(omega / (1 - omega)), here[best], there[best]));
        }
        Assert.Equal(expected.Count(e => e.Logit <= 1e-12) / (double)expected.Count, found.Probability, 1e-12);
        Assert.Equal(expected.Count(e => e.Out < 0) / (double)expected.Count, found.ProbabilityOfLoss, 1e-12);
        Same(expected.Select(e => e.Logit), found.Logits);
        Same(expected.Select(e => e.In), found.InSample);
        Same(expected.Select(e => e.Out), found.OutOfSample);
        double x = expected.Average(e => e.In), y = expected.Average(e => e.Out);
        double slope = expected.Sum(e => (e.In - x) * (e.Out - y)) / expected.Sum(e => (e.In - x) * (e.In - x));
        Assert.Equal(slope, found.DegradationSlope!.Value, 1e-9);

        double[] Sharpes(uint half) =>
        [
            .. Enumerable.Range(0, strategies).Select(s =>
            {
                double[] own =
                [
                    .. Enumerable.Range(0, periods).Where(row => (half >> BlockOf(row) & 1) == 1)
                        .Select(row => returns[row * strategies + s]),
                ];
                double mean = own.Average();
                return mean / Math.Sqrt(own.Sum(r => (r - mean) * (r - mean)) / (own.Length - 1));
            }),
        ];

        int BlockOf(int row) => Enumerable.Range(0, blocks).Single(
            b => row >= b * periods / blocks && row < (b + 1) * periods / blocks);
    }

    private static void Same(IEnumerable<double> expected, double[] found) =>
        Assert.Equal(expected.Order(), found.Order(), (a, b) => Math.Abs(a - b) < 1e-10);

    [Fact]
    public void Noise_is_overfitted_half_of_the_time()
    {
        double sum = 0;
        for (ulong seed = 1; seed <= 200; seed++)
            sum += OverfittingProbability.Of(Noise(200, 20, new Rng(seed)), 20, 8).Probability;
        Assert.Equal(0.5, sum / 200, 0.05);
    }

    [Fact]
    public void One_truly_better_strategy_is_no_overfitting()
    {
        double[] returns = Noise(1600, 30, new Rng(1));
        for (int row = 0; row < 1600; row++) returns[row * 30 + 17] += 0.0025;
        OverfittingProbability found = OverfittingProbability.Of(returns, 30);
        Assert.Equal(12_870, found.Logits.Length);
        Assert.InRange(found.Probability, 0, 0.01);
        Assert.InRange(found.ProbabilityOfLoss, 0, 0.01);
    }

    [Fact]
    public void Strategies_that_cannot_be_told_apart_rank_in_the_middle()
    {
        double[] one = Noise(64, 1, new Rng(1)), returns = [.. one.SelectMany(r => new[] { r, r, r })];
        OverfittingProbability found = OverfittingProbability.Of(returns, 3, 8);
        Assert.All(found.Logits, logit => Assert.Equal(0, logit));
        OverfittingProbability cash = OverfittingProbability.Of(new double[64 * 3], 3, 8);
        Assert.Equal((1, 0, null), (cash.Probability, cash.ProbabilityOfLoss, cash.DegradationSlope));
    }

    [Fact]
    public void Shapes_that_cannot_be_split_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OverfittingProbability.Of(new double[100], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OverfittingProbability.Of(new double[100], 2, 5));
        Assert.Throws<ArgumentException>(() => OverfittingProbability.Of(new double[101], 2, 4));
        Assert.Throws<ArgumentException>(() => OverfittingProbability.Of(new double[62], 2, 16));
        Assert.Throws<ArgumentException>(() => OverfittingProbability.Of([.. new double[99], double.NaN], 2, 4));
    }
}
