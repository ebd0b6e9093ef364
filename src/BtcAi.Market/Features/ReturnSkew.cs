namespace BtcAi.Market;

/// <summary>Lopsidedness of returns at two spans: Σr³ / Σ|r|³, −1 … 1, which one outlier cannot blow up.</summary>
internal sealed class ReturnSkew(SpanGrid grid) : IFeature
{
    private readonly int[] _spans = grid.Ladder(grid.Decisions(20), grid.Longest, 2);

    public IReadOnlyList<string> Names => grid.Named("skew", _spans);

    public void Write(CandleHistory history, Span<float> outputs)
    {
        for (int i = 0; i < _spans.Length; i++)
        {
            double all = history.AbsoluteCubes.Over(_spans[i]);
            outputs[i] = all > 1e-15 ? (float)Math.Clamp(history.Cubes.Over(_spans[i]) / all, -1, 1) : 0;
        }
    }
}
