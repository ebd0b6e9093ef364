using BtcAi.Foundation;
using BtcAi.Simulation.Statistics;
using CsCheck;

namespace BtcAi.Tests.Simulation.Statistics;

public sealed class SharpeInferenceTests
{
    /// <summary>The example of the deflated Sharpe ratio's paper: 2.5 a year over five years of 250 days.</summary>
    private static readonly SharpeInference Paper = new(1250, 2.5 / Math.Sqrt(250), -3, 10);

    /// <summary>The example of the probabilistic Sharpe ratio's paper: 24 months of a hedge fund.</summary>
    private static readonly SharpeInference Fund = new(24, 0.458, -2.448, 10.164);

    [Theory]
    [InlineData(100, 0.1132, 0.9004)]
    [InlineData(46, 0.1004, 0.9505)]
    public void The_deflated_ratio_is_the_papers(int trials, double expectedMaximum, double deflated)
    {
        Assert.Equal(expectedMaximum, SharpeInference.ExpectedMaximum(trials, 0.5 / 250), 1e-4);
        Assert.Equal(deflated, Paper.Deflated(trials, 0.5 / 250), 1e-4);
    }

    [Fact]
    public void The_probabilistic_ratio_is_the_papers()
    {
        Assert.Equal(0.982, (Fund with { Skewness = 0, Kurtosis = 3 }).ProbabilityAbove(0), 5e-4);
        Assert.Equal(0.913, Fund.ProbabilityAbove(0), 5e-4);
        Assert.Equal(0.5, Fund.ProbabilityAbove(0.458));
    }

    [Fact]
    public void An_estimate_without_error_is_certain()
    {
        // Of two outcomes γ₄ = 1 + γ₃², so that 1 − γ₃·SR + ¼·(γ₄ − 1)·SR² = (1 − ½·γ₃·SR)².
        SharpeInference exact = new(100, 1, 2, 5);
        Assert.Equal((0, 1, 0, 0.5), (
            exact.StandardError, exact.ProbabilityAbove(0.9), exact.ProbabilityAbove(1.1), exact.ProbabilityAbove(1)));
        Assert.Equal(1, exact.MinimumTrackRecord(0.5));
    }

    [Fact]
    public void Moments_are_those_counted_by_hand()
    {
        // Mean 1; the deviations −1, −1, −1, −1, 1, 3 have squares of 14, cubes of 24 and fourth powers of 86.
        SharpeInference found = SharpeInference.Of([0, 0, 0, 0, 2, 4])!;
        double variance = 14 / 6.0;
        Assert.Equal(6, found.Count);
        Assert.Equal(1 / Math.Sqrt(14 / 5.0), found.Sharpe, 1e-14);
        Assert.Equal(24 / 6.0 / Math.Pow(variance, 1.5), found.Skewness, 1e-14);
        Assert.Equal(86 / 6.0 / (variance * variance), found.Kurtosis, 1e-14);
    }

    [Fact]
    public void Without_variation_there_is_nothing_to_infer()
    {
        Assert.Null(SharpeInference.Of([0.1]));
        Assert.Null(SharpeInference.Of([0, 0, 0]));
        Assert.Null(SharpeInference.Of([.. Enumerable.Repeat(0.001, 77)]));
    }

    [Fact]
    public void A_record_of_the_minimum_length_is_believed_with_exactly_the_confidence()
    {
        foreach (double confidence in new[] { 0.9, 0.95, 0.99 })
        {
            double length = Fund.MinimumTrackRecord(0.1, confidence)!.Value;
            double distance = (Fund.Sharpe - 0.1) / (Fund.StandardError * Math.Sqrt(23 / (length - 1)));
            Assert.Equal(confidence, MathNet.Numerics.Distributions.Normal.CDF(0, 1, distance), 1e-12);
        }
        // A yearly ratio of 1 from Gaussian days: 1 + (1 + 1/500)·1.6449²·250 days, 2.7 years.
        double days = new SharpeInference(250, 1 / Math.Sqrt(250), 0, 3).MinimumTrackRecord(0)!.Value;
        Assert.Equal(678.74, days, 0.01);
        Assert.Null(Fund.MinimumTrackRecord(0.458));
        Assert.Null(Fund.MinimumTrackRecord(0.5));
    }

    [Fact]
    public void The_expected_maximum_is_what_the_best_of_so_many_gaussians_averages()
    {
        var rng = new Rng(5);
        foreach (int trials in new[] { 10, 50 })
        {
            double sum = 0;
            for (int k = 0; k < 20_000; k++) sum += Enumerable.Range(0, trials).Max(_ => rng.NextGaussian());
            Assert.Equal(sum / 20_000, SharpeInference.ExpectedMaximum(trials, 1), 0.04);
        }
        Assert.Equal(0, SharpeInference.ExpectedMaximum(1, 1));
    }

    [Fact]
    public void Every_further_trial_deflates_and_none_inflates() =>
        Gen.Select(Gen.Double[1, 1e6], Gen.Double[0, 1e6], Gen.Double[0, 0.01], Gen.Double[-0.2, 0.3]).Sample(
            (trials, more, variance, sharpe) =>
            {
                SharpeInference found = Paper with { Sharpe = sharpe };
                double fewer = found.Deflated(trials, variance);
                Assert.InRange(fewer, 0, found.ProbabilityAbove(0));
                Assert.InRange(found.Deflated(trials + more, variance), 0, fewer);
            });

    [Fact]
    public void The_standard_error_is_the_spread_of_ratios_over_skewed_records()
    {
        // Days of −1 with chance 0.1, else +0.3: skewness −2.67, raw kurtosis 8.1.
        var rng = new Rng(9);
        double[] ratios = new double[4000], days = new double[250];
        for (int k = 0; k < ratios.Length; k++)
        {
            foreach (ref double day in days.AsSpan()) day = rng.NextDouble() < 0.1 ? -1 : 0.3;
            ratios[k] = SharpeInference.Of(days)!.Sharpe;
        }
        double mean = ratios.Average(), spread = Math.Sqrt(ratios.Sum(r => (r - mean) * (r - mean)) / ratios.Length);
        double deviation = 1.3 * Math.Sqrt(0.09), skewness = -0.8 / 0.3, kurtosis = (1 - 3 * 0.09) / 0.09;
        SharpeInference truth = new(250, 0.17 / deviation, skewness, kurtosis);
        Assert.Equal(spread, truth.StandardError, 0.05 * spread);
    }
}
