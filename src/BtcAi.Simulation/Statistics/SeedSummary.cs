using System.Numerics.Tensors;
using BtcAi.Foundation;

namespace BtcAi.Simulation.Statistics;

/// <summary>
/// What several seeds of the same training are worth together (Agarwal, Schwarzer, Castro, Courville and Bellemare,
/// <i>Deep reinforcement learning at the edge of the statistical precipice</i>, NeurIPS 2021).
/// </summary>
/// <param name="Count">Of scores, all strata together.</param>
/// <param name="Median">Of all scores; quartiles are linear between order statistics.</param>
/// <param name="InterquartileMean">
/// Mean of the scores without the lowest and the highest quarter (rounded down) of them.
/// </param>
/// <param name="Interval">
/// Of the interquartile mean, 95 %: percentiles of resamples that draw each stratum's seeds anew from its own.
/// </param>
public sealed record SeedSummary(
    int Count, double Median, double LowerQuartile, double UpperQuartile, double InterquartileMean,
    ConfidenceInterval Interval)
{
    private const int UsualResamples = 10_000;

    /// <summary>Of seeds that were all judged on the same.</summary>
    public static SeedSummary Of(ReadOnlySpan<double> scores, Rng rng, int resamples = UsualResamples) =>
        Of([scores.ToArray()], rng, resamples);

    /// <param name="strata">One per task, market or window: the scores of its seeds.</param>
    public static SeedSummary Of(IReadOnlyList<double[]> strata, Rng rng, int resamples = UsualResamples)
    {
        double[] pooled = Strata.Pooled(strata);
        double[] means = new double[resamples], drawn = new double[pooled.Length];
        for (int k = 0; k < resamples; k++)
        {
            Strata.Redraw(strata, drawn, rng);
            Array.Sort(drawn);
            means[k] = MiddleMean(drawn);
        }
        Array.Sort(pooled);
        var all = new MeasureDistribution(null, pooled);
        double estimate = MiddleMean(pooled);
        return new SeedSummary(
            pooled.Length, all.Quantile(0.5), all.Quantile(0.25), all.Quantile(0.75), estimate,
            MeasureDistribution.Of(estimate, means).Interval()!.Value);
    }

    private static double MiddleMean(ReadOnlySpan<double> sorted)
    {
        int cut = sorted.Length / 4;
        return TensorPrimitives.Average(sorted[cut..^cut]);
    }
}
