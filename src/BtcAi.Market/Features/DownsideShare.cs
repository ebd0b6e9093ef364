namespace BtcAi.Market;

/// <summary>Share of variance from falling candles at three spans, moved to −0.5 … 0.5; 0 while nothing moves.</summary>
internal sealed class DownsideShare(SpanGrid grid) : IFeature
{
    private readonly int[] _spans = grid.Ladder(grid.Decisions(10), grid.Longest, 3);

    public IReadOnlyList<string> Names => grid.Named("downside share", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        for (int i = 0; i < _spans.Length; i++)
        {
            double all = history.Squares.Over(_spans[i]);
            double share = history.DownSquares.Over(_spans[i]) / all;
            outputs[i] = all > 1e-12 ? (float)(Math.Clamp(share, 0, 1) - 0.5) : 0;
        }
    }
}
