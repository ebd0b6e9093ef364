namespace BtcAi.Market;

/// <summary>
/// Share of variance in jumps at two spans: 1 − bipower variation / realised variance (Barndorff-Nielsen and Shephard, 2004),
/// about 0 without jumps.
/// </summary>
internal sealed class JumpShare(SpanGrid grid) : IFeature
{
    private readonly int[] _spans = grid.Ladder(Math.Max(36, grid.Decision), grid.Longest / 4, 2);

    public IReadOnlyList<string> Names => grid.Named("jump share", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        for (int i = 0; i < _spans.Length; i++)
        {
            double variance = history.Squares.Over(_spans[i]);
            double bipower = Math.PI / 2 * history.Neighbours.Over(_spans[i]);
            outputs[i] = variance > 1e-12 ? (float)Math.Clamp(1 - bipower / variance, -1, 1) : 0;
        }
    }
}
