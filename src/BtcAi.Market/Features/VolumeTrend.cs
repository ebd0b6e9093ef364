namespace BtcAi.Market;

/// <summary>Log of mean volume at three spans over that of the longest; an empty span counts as a thousandth of it.</summary>
internal sealed class VolumeTrend(SpanGrid grid) : IFeature
{
    private const double Floor = 0.001;

    private readonly int[] _spans = grid.Ladder(grid.Decisions(2), grid.Longest / 4, 3);

    public IReadOnlyList<string> Names => grid.Named("volume", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double longest = history.Volumes.Over(grid.Longest) / grid.Longest;
        for (int i = 0; i < _spans.Length; i++)
        {
            double recent = history.Volumes.Over(_spans[i]) / _spans[i];
            outputs[i] = longest > 0 ? MathF.Log((float)(recent / longest + Floor)) : 0;
        }
    }
}
