namespace BtcAi.Market;

/// <summary>MACD 12/26/9 of log closes in decisions, line and histogram, over the average true range.</summary>
internal sealed class MovingAverageConvergence(SpanGrid grid) : IFeature
{
    private Ewma _fast = Ewma.OfSpan(grid.Decisions(12));
    private Ewma _slow = Ewma.OfSpan(grid.Decisions(26));
    private Ewma _signal = Ewma.OfSpan(grid.Decisions(9));

    public IReadOnlyList<string> Names { get; } = ["macd line", "macd histogram"];

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double close = history.LogClose.Now;
        double line = _fast.Push(close) - _slow.Push(close);
        outputs[0] = (float)(line / history.AverageTrueRange);
        outputs[1] = (float)((line - _signal.Push(line)) / history.AverageTrueRange);
    }
}
