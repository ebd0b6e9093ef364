namespace BtcAi.Market;

/// <summary>
/// RSI (Wilder, 1978) of log-changes over one decision, smoothed over n decisions, computed at every candle and moved to
/// −1 … 1 (RSI / 50 − 1); 0 while nothing moves.
/// </summary>
internal sealed class RelativeStrength : IFeature
{
    private readonly int _decision;
    private Ewma _rises, _moves;

    public RelativeStrength(SpanGrid grid, int n)
    {
        Names = [$"rsi {n}"];
        _decision = grid.Decision;
        _rises = _moves = Ewma.OfTimeConstant(grid.Decisions(n));
    }

    public IReadOnlyList<string> Names { get; }

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double change = history.LogClose.Change(_decision);
        double rises = _rises.Push(Math.Max(change, 0));
        double moves = _moves.Push(Math.Abs(change));
        outputs[0] = moves > 1e-12 ? (float)(2 * rises / moves - 1) : 0;
    }
}
