namespace BtcAi.Simulation.Statistics;

/// <summary>What resampling makes of one measure.</summary>
/// <param name="Estimate">Of the days as they were; null where it is endless.</param>
/// <param name="Sorted">Of every resample, ascending; the ends may be endless.</param>
public sealed record MeasureDistribution(double? Estimate, double[] Sorted)
{
    public static MeasureDistribution Of(double estimate, double[] resampled)
    {
        Array.Sort(resampled);
        return new MeasureDistribution(double.IsFinite(estimate) ? estimate : null, resampled);
    }

    /// <summary>
    /// Percentile interval (Efron and Tibshirani, 1993, chapter 13): from the (1 − level)/2 to the (1 + level)/2
    /// quantile. Null where an end has no finite number.
    /// </summary>
    public ConfidenceInterval? Interval(double level = 0.95)
    {
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "Between 0 and 1.");
        double low = Quantile((1 - level) / 2), high = Quantile((1 + level) / 2);
        return double.IsFinite(low) && double.IsFinite(high) ? new ConfidenceInterval(low, high) : null;
    }

    /// <summary>Linear between order statistics: the value at place p·(count − 1).</summary>
    public double Quantile(double probability)
    {
        double place = probability * (Sorted.Length - 1);
        int below = (int)place;
        double share = place - below, low = Sorted[below];
        // Apart from the interpolation, which would make NaN of an endless neighbour that does not count.
        return share == 0 || Sorted[below + 1] == low ? low : low + share * (Sorted[below + 1] - low);
    }

    /// <summary>Share of resamples above the value; equal ones count half.</summary>
    public double ProbabilityAbove(double value)
    {
        int twice = 0;
        foreach (double resampled in Sorted) twice += resampled > value ? 2 : resampled == value ? 1 : 0;
        return twice / (2.0 * Sorted.Length);
    }
}
