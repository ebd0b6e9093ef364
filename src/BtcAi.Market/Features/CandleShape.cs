namespace BtcAi.Market;

/// <summary>
/// The last decision's worth of candles as one: where it closed in its range (−1 … 1), its body as a share of its range
/// (−1 … 1), and the log of its true range over the average.
/// </summary>
internal sealed class CandleShape(SpanGrid grid) : IFeature
{
    public IReadOnlyList<string> Names { get; } = ["close in range", "body share", "range"];

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double body = history.LogClose.Change(grid.Decision);
        double high = history.BlockHigh.Now, low = history.BlockLow.Now;
        outputs[0] = high > low ? (float)((2 * history.LogClose.Now - high - low) / (high - low)) : 0;
        outputs[1] = history.TrueRange > 0 ? (float)(body / history.TrueRange) : 0;
        outputs[2] = MathF.Log((float)(Math.Max(history.TrueRange, CandleHistory.Least) / history.AverageTrueRange));
    }
}
