namespace BtcAi.Market;

/// <summary>
/// Where the log close stands in its Bollinger bands of n decisions (mean ± two deviations of all candles in them):
/// −1 on the lower band, 1 on the upper, that is 2·%b − 1.
/// </summary>
internal sealed class BollingerPosition : IFeature
{
    private readonly int _window;
    private double _mean, _squares;

    public BollingerPosition(SpanGrid grid, int n)
    {
        Names = [$"bollinger {n}"];
        _window = grid.Decisions(n);
    }

    public IReadOnlyList<string> Names { get; }

    // Welford's update for a sliding window: totals of squares would lose a calm market's deviation to cancellation.
    public void Write(CandleHistory history, Span<float> outputs)
    {
        double entering = history.LogClose.Now;
        if (history.Count == 1) _mean = entering;
        double leaving = history.LogClose.Ago(_window);
        double mean = _mean + (entering - leaving) / _window;
        _squares += (entering - leaving) * (entering - mean + leaving - _mean);
        _mean = mean;
        double deviation = Math.Sqrt(Math.Max(_squares, 0) / _window);
        outputs[0] = (float)((entering - mean) / (2 * Math.Max(deviation, CandleHistory.Least)));
    }
}
