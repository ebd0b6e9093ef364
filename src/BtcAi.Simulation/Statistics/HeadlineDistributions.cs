namespace BtcAi.Simulation.Statistics;

/// <summary>Every headline measure with its resampled distribution, all from the same resamples.</summary>
/// <param name="Days">Of the series, and of each resample.</param>
/// <param name="MeanBlock">In days, as it was used.</param>
/// <param name="Measures">In the order of <see cref="HeadlineMeasure"/>.</param>
public sealed record HeadlineDistributions(int Days, double MeanBlock, IReadOnlyList<MeasureDistribution> Measures)
{
    public MeasureDistribution this[HeadlineMeasure measure] => Measures[(int)measure];
}
