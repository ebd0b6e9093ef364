namespace BtcAi.Market;

/// <summary>
/// How far price moves per volume traded at two spans (Σ|r| / Σvolume, after Amihud, 2002), as the log of its ratio to the
/// longest span; 0 where either span is empty.
/// </summary>
internal sealed class Illiquidity(SpanGrid grid) : IFeature
{
    private const double Floor = 0.001;

    private readonly int[] _spans = grid.Ladder(grid.Decisions(4), grid.Longest / 6, 2);

    public IReadOnlyList<string> Names => grid.Named("illiquidity", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double usualMove = history.Absolutes.Over(grid.Longest) / grid.Longest;
        double usualVolume = history.Volumes.Over(grid.Longest) / grid.Longest;
        for (int i = 0; i < _spans.Length; i++)
        {
            double move = history.Absolutes.Over(_spans[i]) / _spans[i] / usualMove;
            double volume = history.Volumes.Over(_spans[i]) / _spans[i] / usualVolume;
            bool known = usualMove > 1e-9 && usualVolume > 0;
            outputs[i] = known ? MathF.Log((float)((move + Floor) / (volume + Floor))) : 0;
        }
    }
}
