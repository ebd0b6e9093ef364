namespace BtcAi.Market;

/// <summary>
/// Volume against what is usual at this hour of the week (<see cref="WeekProfile"/>), averaged over three spans, as a
/// z-score against a quarter of the longest span.
/// </summary>
internal sealed class VolumeSurprise(SpanGrid grid) : IFeature
{
    // Nearly constant volume is no surprise, however exact: deviations of log volume below this count as this.
    private const double LeastVariance = 0.0025;

    private readonly int _reference = Reference(grid);
    private readonly int[] _spans = grid.Ladder(grid.Decision, Reference(grid) / 4, 3);

    public IReadOnlyList<string> Names => grid.Named("volume surprise", _spans);

    /// <summary>Candles that the z-score compares with.</summary>
    public static int Reference(SpanGrid grid) => grid.Longest / 4;

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double mean = history.Surprises.Over(_reference) / _reference;
        double square = history.SurpriseSquares.Over(_reference) / _reference;
        double deviation = Math.Sqrt(Math.Max(square - mean * mean, LeastVariance));
        for (int i = 0; i < _spans.Length; i++)
        {
            double recent = history.Surprises.Over(_spans[i]) / _spans[i];
            outputs[i] = (float)((recent - mean) / deviation);
        }
    }
}
