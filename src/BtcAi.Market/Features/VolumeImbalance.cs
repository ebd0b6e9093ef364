namespace BtcAi.Market;

/// <summary>Share of volume in rising candles less that in falling ones, at four spans: −1 … 1; 0 when nothing traded.</summary>
internal sealed class VolumeImbalance(SpanGrid grid) : IFeature
{
    private readonly int[] _spans = grid.Ladder(Math.Max(3, grid.Decision), grid.Longest / 4, 4);

    public IReadOnlyList<string> Names => grid.Named("volume imbalance", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        for (int i = 0; i < _spans.Length; i++)
        {
            double volume = history.Volumes.Over(_spans[i]);
            double signed = history.SignedVolumes.Over(_spans[i]);
            outputs[i] = volume > 0 ? (float)Math.Clamp(signed / volume, -1, 1) : 0;
        }
    }
}
