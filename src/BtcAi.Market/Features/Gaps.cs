namespace BtcAi.Market;

/// <summary>The step from the last close to this open over σ, and the log of how many candles are missing in ten decisions.</summary>
internal sealed class Gaps(SpanGrid grid) : IFeature
{
    private readonly int _span = grid.Decisions(10);

    public IReadOnlyList<string> Names { get; } = ["opening gap", "missing candles"];

    public void Write(CandleHistory history, Span<float> outputs)
    {
        outputs[0] = (float)(history.OpeningGap / history.Sigma);
        outputs[1] = MathF.Log((float)(1 + history.Missing.Over(_span)));
    }
}
