namespace BtcAi.Market;

/// <summary>Log-returns over eight spans, each over what the volatility of now would make of it: r / (σ·√n).</summary>
internal sealed class Returns(SpanGrid grid) : IFeature
{
    private readonly int[] _spans = Spans(grid);
    private readonly double[] _shrink = Array.ConvertAll(Spans(grid), span => 1 / Math.Sqrt(span));

    public IReadOnlyList<string> Names => grid.Named("return", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double perSigma = 1 / history.Sigma;
        for (int i = 0; i < _spans.Length; i++)
            outputs[i] = (float)(history.LogClose.Change(_spans[i]) * _shrink[i] * perSigma);
    }

    private static int[] Spans(SpanGrid grid) => grid.Ladder(Math.Max(1, grid.Decision / 4), grid.Longest, 8);
}
