namespace BtcAi.Market;

/// <summary>
/// Correlation of one decision's return with that of the decision before, at two spans: above 0 where moves go on, below
/// where they turn back.
/// </summary>
internal sealed class LaggedCorrelation(SpanGrid grid) : IFeature
{
    private readonly int[] _spans = [grid.Decisions(20), grid.Decisions(100)];

    public IReadOnlyList<string> Names => grid.Named("lagged correlation", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        for (int i = 0; i < _spans.Length; i++)
        {
            double squares = history.LagSquares.Over(_spans[i]);
            outputs[i] = squares > 1e-12 ? (float)Math.Clamp(history.Lagged.Over(_spans[i]) / squares, -1, 1) : 0;
        }
    }
}
