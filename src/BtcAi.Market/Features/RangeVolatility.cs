namespace BtcAi.Market;

/// <summary>
/// Log of range volatility (Parkinson, 1980: the mean squared log range over 4·ln 2) at three spans over that of the longest.
/// </summary>
internal sealed class RangeVolatility(SpanGrid grid) : IFeature
{
    private const double Least = 4 * 0.6931471805599453 * CandleHistory.Least * CandleHistory.Least;

    private readonly int[] _spans = grid.Ladder(Math.Max(6, grid.Decision), grid.Longest / 8, 3);

    public IReadOnlyList<string> Names => grid.Named("range volatility", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double longest = MeanSquare(history, grid.Longest);
        for (int i = 0; i < _spans.Length; i++)
            outputs[i] = 0.5f * MathF.Log((float)(MeanSquare(history, _spans[i]) / longest));
    }

    private static double MeanSquare(CandleHistory history, int span) =>
        Math.Max(history.RangeSquares.Over(span) / span, Least);
}
