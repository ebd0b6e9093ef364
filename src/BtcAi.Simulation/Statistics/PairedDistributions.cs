namespace BtcAi.Simulation.Statistics;

/// <summary>A policy's headline measures less a baseline's, on the same days of each resample.</summary>
public sealed record PairedDistributions(HeadlineDistributions Differences)
{
    /// <summary>Of policy minus baseline.</summary>
    public MeasureDistribution this[HeadlineMeasure measure] => Differences[measure];

    /// <summary>
    /// Share of resamples in which the policy is better: higher, for volatility and drawdown lower; equal ones count
    /// half. It knows only the days seen, and nothing of how many policies were tried before this one.
    /// </summary>
    public double ProbabilityBetter(HeadlineMeasure measure)
    {
        double higher = this[measure].ProbabilityAbove(0);
        return measure is HeadlineMeasure.Volatility or HeadlineMeasure.MaximumDrawdown ? 1 - higher : higher;
    }
}
