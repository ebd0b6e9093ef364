namespace BtcAi.Market;

/// <summary>
/// How much the market is in each of four regimes, calm or wild × ranging or trending; they sum to 1. Wild: realised
/// volatility of an eighth of the longest span against the longest. Trending: the move over that eighth against what a
/// random walk of the same volatility makes of it.
/// </summary>
internal sealed class RegimeProbabilities(SpanGrid grid) : IFeature
{
    // Steepness and middle of the soft thresholds. A random walk's |move| / (σ·√n) has the median 0.67.
    private const float WildSteepness = 4, TrendSteepness = 3, TrendMiddle = 0.67f;

    private readonly int _span = grid.Longest / 8;

    public IReadOnlyList<string> Names { get; } =
        ["regime calm ranging", "regime calm trending", "regime wild ranging", "regime wild trending"];

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double recent = RealisedVolatility.Variance(history, _span);
        double longest = RealisedVolatility.Variance(history, grid.Longest);
        double move = Math.Abs(history.LogClose.Change(_span)) / Math.Sqrt(recent * _span);
        float wild = Logistic(WildSteepness * 0.5f * MathF.Log((float)(recent / longest)));
        float trending = Logistic(TrendSteepness * ((float)move - TrendMiddle));
        outputs[0] = (1 - wild) * (1 - trending);
        outputs[1] = (1 - wild) * trending;
        outputs[2] = wild * (1 - trending);
        outputs[3] = wild * trending;
    }

    private static float Logistic(float x) => 1 / (1 + MathF.Exp(-x));
}
