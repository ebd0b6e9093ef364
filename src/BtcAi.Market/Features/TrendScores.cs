namespace BtcAi.Market;

/// <summary>EWMA of returns at six spans, as z-scores: over σ·√(α / (2 − α)), its deviation if returns were independent.</summary>
internal sealed class TrendScores : IFeature
{
    private readonly Ewma[] _means;
    private readonly double[] _stretch;

    public TrendScores(SpanGrid grid)
    {
        int[] spans = grid.Ladder(Math.Max(4, grid.Decision), grid.Longest / 4, 6);
        Names = grid.Named("trend", spans);
        _means = Array.ConvertAll(spans, Ewma.OfSpan);
        _stretch = Array.ConvertAll(_means, mean => Math.Sqrt((2 - mean.Rate) / mean.Rate));
    }

    public IReadOnlyList<string> Names { get; }

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double r = history.Return, perSigma = 1 / history.Sigma;
        for (int i = 0; i < _means.Length; i++)
            outputs[i] = (float)(_means[i].Push(r) * _stretch[i] * perSigma);
    }
}
