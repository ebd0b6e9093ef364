namespace BtcAi.Market;

/// <summary>Log of realised volatility at four spans over that of the longest.</summary>
internal sealed class RealisedVolatility(SpanGrid grid) : IFeature
{
    private const double Least = CandleHistory.Least * CandleHistory.Least;

    private readonly int[] _spans = grid.Ladder(Math.Max(12, grid.Decision), grid.Longest / 4, 4);

    public IReadOnlyList<string> Names => grid.Named("volatility", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double longest = Variance(history, grid.Longest);
        for (int i = 0; i < _spans.Length; i++)
            outputs[i] = 0.5f * MathF.Log((float)(Variance(history, _spans[i]) / longest));
    }

    /// <summary>Mean squared log-return of the last so many candles, at least the square of the least volatility.</summary>
    public static double Variance(CandleHistory history, int span) =>
        Math.Max(history.Squares.Over(span) / span, Least);
}
