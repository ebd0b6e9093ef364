namespace BtcAi.Market;

/// <summary>Efficiency ratio (Kaufman, 1995) at three spans: the way made over the way walked, 0 … 1.</summary>
internal sealed class TrendEfficiency(SpanGrid grid) : IFeature
{
    private readonly int[] _spans = grid.Ladder(grid.Decisions(10), grid.Longest / 2, 3);

    public IReadOnlyList<string> Names => grid.Named("efficiency", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        for (int i = 0; i < _spans.Length; i++)
        {
            double walked = history.Absolutes.Over(_spans[i]);
            double made = Math.Abs(history.LogClose.Change(_spans[i]));
            outputs[i] = walked > 1e-9 ? (float)Math.Min(made / walked, 1) : 0;
        }
    }
}
