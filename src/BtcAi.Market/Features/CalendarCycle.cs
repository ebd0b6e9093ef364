namespace BtcAi.Market;

/// <summary>Sine and cosine of the hour of the day and of the day of the week (UTC) at which the candle closed.</summary>
internal sealed class CalendarCycle : IFeature
{
    private const long DayMs = 86_400_000, WeekMs = 7 * DayMs;

    public IReadOnlyList<string> Names { get; } = ["hour sine", "hour cosine", "weekday sine", "weekday cosine"];

    public void Write(CandleHistory history, Span<float> outputs)
    {
        (float sine, float cosine) = MathF.SinCos(MathF.Tau * (history.ClosedMs % DayMs) / DayMs);
        (outputs[0], outputs[1]) = (sine, cosine);
        (sine, cosine) = MathF.SinCos(MathF.Tau * (history.ClosedMs % WeekMs) / WeekMs);
        (outputs[2], outputs[3]) = (sine, cosine);
    }
}
