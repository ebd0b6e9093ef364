namespace BtcAi.Market;

/// <summary>
/// ADX 14 (Wilder, 1978) on one decision's worth of candles, computed at every candle: strength of the trend (0 … 1) and its
/// direction, (+DI − −DI) / (+DI + −DI), −1 … 1.
/// </summary>
internal sealed class DirectionalMovement(SpanGrid grid) : IFeature
{
    private Ewma _rises = Ewma.OfTimeConstant(grid.Decisions(14));
    private Ewma _falls = Ewma.OfTimeConstant(grid.Decisions(14));
    private Ewma _strength = Ewma.OfTimeConstant(grid.Decisions(14));

    public IReadOnlyList<string> Names { get; } = ["adx", "directional index"];

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double up = history.BlockHigh.Change(grid.Decision);
        double down = -history.BlockLow.Change(grid.Decision);
        double rises = _rises.Push(up > down && up > 0 ? up : 0);
        double falls = _falls.Push(down > up && down > 0 ? down : 0);
        double both = rises + falls;
        double direction = both > 1e-12 ? (rises - falls) / both : 0;
        outputs[0] = (float)_strength.Push(Math.Abs(direction));
        outputs[1] = (float)direction;
    }
}
