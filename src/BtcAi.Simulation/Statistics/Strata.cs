using BtcAi.Foundation;

namespace BtcAi.Simulation.Statistics;

/// <summary>Scores grouped by what they were earned on, and resamples of them that keep every group's size.</summary>
internal static class Strata
{
    /// <summary>One after the other.</summary>
    public static double[] Pooled(IReadOnlyList<double[]> strata)
    {
        if (strata.Count == 0 || strata.Any(scores => scores.Length == 0))
            throw new ArgumentException("Every stratum needs a score.", nameof(strata));
        double[] pooled = [.. strata.SelectMany(scores => scores)];
        if (!pooled.All(double.IsFinite)) throw new ArgumentException("A score is no number.", nameof(strata));
        return pooled;
    }

    /// <summary>Draws each stratum's scores anew from its own, with replacement.</summary>
    public static void Redraw(IReadOnlyList<double[]> strata, IReadOnlyList<double[]> into, Rng rng)
    {
        for (int s = 0; s < strata.Count; s++)
        {
            double[] from = strata[s];
            foreach (ref double score in into[s].AsSpan()) score = from[rng.Next(from.Length)];
        }
    }

    /// <inheritdoc cref="Redraw(IReadOnlyList{double[]}, IReadOnlyList{double[]}, Rng)"/>
    public static void Redraw(IReadOnlyList<double[]> strata, Span<double> pooled, Rng rng)
    {
        int at = 0;
        foreach (double[] from in strata)
        {
            for (int i = 0; i < from.Length; i++) pooled[at++] = from[rng.Next(from.Length)];
        }
    }

    public static double[][] Like(IReadOnlyList<double[]> strata) =>
        [.. strata.Select(scores => new double[scores.Length])];
}
