namespace BtcAi.Market;

/// <summary>Log of the EWMA volatility brought to one day, over 3 % a day: the one feature that knows calm years from wild ones.</summary>
internal sealed class VolatilityLevel(SpanGrid grid) : IFeature
{
    private const double UsualPerDay = 0.03;

    private readonly double _scale = Math.Sqrt(86_400_000.0 / grid.IntervalMs) / UsualPerDay;

    public IReadOnlyList<string> Names { get; } = ["volatility level"];

    public void Write(CandleHistory history, Span<float> outputs) => outputs[0] = MathF.Log((float)(history.Sigma * _scale));
}
