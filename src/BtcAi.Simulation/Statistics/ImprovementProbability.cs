using BtcAi.Foundation;

namespace BtcAi.Simulation.Statistics;

/// <summary>
/// How likely a seed of one training scores above a seed of another on the same task: Mann and Whitney's U / (n·m),
/// equal scores counted half, averaged over tasks (Agarwal et al., NeurIPS 2021).
/// </summary>
/// <param name="Interval">95 %: percentiles of resamples that draw each task's seeds anew, on both sides.</param>
public sealed record ImprovementProbability(double Probability, ConfidenceInterval Interval)
{
    /// <summary>Both judged on one task.</summary>
    public static ImprovementProbability Of(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> others, Rng rng, int resamples = 2000) =>
        Of([scores.ToArray()], [others.ToArray()], rng, resamples);

    /// <param name="strata">One per task: the scores of its seeds.</param>
    /// <param name="others">The same tasks in the same order; numbers of seeds may differ.</param>
    public static ImprovementProbability Of(
        IReadOnlyList<double[]> strata, IReadOnlyList<double[]> others, Rng rng, int resamples = 2000)
    {
        if (strata.Count != others.Count)
        {
            throw new ArgumentException(
                $"{strata.Count} tasks cannot be compared with {others.Count}.", nameof(others));
        }
        _ = Strata.Pooled(strata);
        _ = Strata.Pooled(others);
        double[][] drawn = Strata.Like(strata), drawnOthers = Strata.Like(others);
        double[] shares = new double[resamples];
        for (int k = 0; k < resamples; k++)
        {
            Strata.Redraw(strata, drawn, rng);
            Strata.Redraw(others, drawnOthers, rng);
            shares[k] = Share(drawn, drawnOthers);
        }
        double probability = Share(strata, others);
        return new ImprovementProbability(probability, MeasureDistribution.Of(probability, shares).Interval()!.Value);
    }

    private static double Share(IReadOnlyList<double[]> strata, IReadOnlyList<double[]> others)
    {
        double sum = 0;
        for (int s = 0; s < strata.Count; s++)
        {
            double twice = 0;
            foreach (double score in strata[s])
            {
                foreach (double other in others[s]) twice += score > other ? 2 : score == other ? 1 : 0;
            }
            sum += twice / (2.0 * strata[s].Length * others[s].Length);
        }
        return sum / strata.Count;
    }
}
