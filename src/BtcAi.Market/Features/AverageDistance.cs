namespace BtcAi.Market;

/// <summary>Log close less its mean over 50, 200 and 400 decisions (cut to the longest span), in average true ranges.</summary>
internal sealed class AverageDistance(SpanGrid grid) : IFeature
{
    private readonly int[] _windows = [grid.Decisions(50), grid.Decisions(200), grid.Decisions(400)];

    public IReadOnlyList<string> Names { get; } = ["average distance 50", "average distance 200", "average distance 400"];

    public void Write(CandleHistory history, Span<float> outputs)
    {
        for (int i = 0; i < _windows.Length; i++)
        {
            double mean = history.LogCloses.Over(_windows[i]) / _windows[i];
            outputs[i] = (float)((history.LogClose.Now - mean) / history.AverageTrueRange);
        }
    }
}
