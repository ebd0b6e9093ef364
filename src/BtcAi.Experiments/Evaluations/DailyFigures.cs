using BtcAi.Experiments.Ledger;
using BtcAi.Foundation;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Evaluations;

/// <summary>What can be said from daily returns alone: intervals of the headline measures, and what the Sharpe ratio is worth.</summary>
public static class DailyFigures
{
    private const int Bins = 30;
    private const double Edge = 0.005;

    /// <summary>Every headline measure with its interval and histogram; none with fewer than 30 days.</summary>
    public static IReadOnlyList<MeasureRow> Measures(double[] days, Rng rng)
    {
        if (new BlockBootstrap().Of(days, rng) is not { } all) return [];
        return [.. Enum.GetValues<HeadlineMeasure>().Select(measure =>
        {
            MeasureDistribution d = all[measure];
            ConfidenceInterval? interval = d.Interval();
            return new MeasureRow(measure, d.Estimate, interval?.Low, interval?.High, d.Quantile(Edge), d.Quantile(1 - Edge), Histogram(d));
        })];
    }

    /// <summary>Null with fewer than two days or without variation.</summary>
    public static SharpeEvidence? Evidence(double[] days, TrialCount trials)
    {
        if (SharpeInference.Of(days) is not { } sharpe) return null;
        double annual = Math.Sqrt(365);
        return new SharpeEvidence(
            days.Length, sharpe.Sharpe * annual, sharpe.Skewness, sharpe.Kurtosis, sharpe.ProbabilityAbove(0),
            sharpe.Deflated(trials.Trials, trials.SharpeVariance),
            SharpeInference.ExpectedMaximum(trials.Trials, trials.SharpeVariance) * annual, sharpe.MinimumTrackRecord(0));
    }

    private static int[] Histogram(MeasureDistribution d)
    {
        double from = d.Quantile(Edge), to = d.Quantile(1 - Edge);
        if (!double.IsFinite(from) || !double.IsFinite(to) || to <= from) return [];
        int[] counts = new int[Bins];
        foreach (double value in d.Sorted)
            if (value >= from && value <= to) counts[Math.Min(Bins - 1, (int)((value - from) / (to - from) * Bins))]++;
        return counts;
    }
}
