using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market;

/// <summary>A scale laid on the candles of one interval: every span in whole candles, between one candle and the longest.</summary>
internal sealed class SpanGrid
{
    private const long Second = 1000, Minute = 60 * Second, Hour = 60 * Minute, Day = 24 * Hour;
    private const int LeastDecisions = 300;

    public SpanGrid(FeatureScale scale, long intervalMs)
    {
        if (intervalMs <= 0 || scale.DecisionMs < intervalMs || scale.DecisionMs % intervalMs != 0)
        {
            throw new UserMistakeException(CandleErrors.Interval,
                $"The candles' interval is {Label(intervalMs)}, but decisions fall every {Label(scale.DecisionMs)}; the interval " +
                "must divide the time between decisions. Use finer candles or a bucket that decides less often.");
        }
        if (scale.LongestSpanMs < LeastDecisions * scale.DecisionMs)
        {
            throw new UserMistakeException(CandleErrors.Interval,
                $"The longest feature span is {Label(scale.LongestSpanMs)}; it must cover at least {LeastDecisions} decisions " +
                $"of {Label(scale.DecisionMs)} each. Lengthen the span or decide more often.");
        }
        IntervalMs = intervalMs;
        Decision = (int)(scale.DecisionMs / intervalMs);
        Longest = (int)(scale.LongestSpanMs / intervalMs);
    }

    public long IntervalMs { get; }

    /// <summary>Candles per decision.</summary>
    public int Decision { get; }

    /// <summary>The longest span in candles.</summary>
    public int Longest { get; }

    public int PerDay => (int)Math.Max(1, Day / IntervalMs);

    /// <summary>n decisions in candles, cut to the longest span.</summary>
    public int Decisions(int n) => (int)Math.Min((long)n * Decision, Longest);

    /// <summary>
    /// Spans in about equal ratios from the first to the last, in candles, strictly ascending; whole decisions from two
    /// decisions on.
    /// </summary>
    public int[] Ladder(int first, int last, int count)
    {
        int[] spans = new int[count];
        for (int i = 0; i < count; i++)
        {
            double exact = first * Math.Pow((double)last / first, i / (count - 1.0));
            int unit = exact < 2 * Decision ? 1 : Decision;
            int span = (int)Math.Round(exact / unit) * unit;
            spans[i] = i == 0 ? first : Math.Max(span, spans[i - 1] + 1);
        }
        return spans;
    }

    /// <summary>"return" over 12 candles of 5 minutes is "return 1h".</summary>
    public string Named(string role, int candles) => $"{role} {Label(candles * IntervalMs)}";

    public string[] Named(string role, int[] spans) => Array.ConvertAll(spans, span => Named(role, span));

    private static string Label(long ms) =>
        ms % Day == 0 ? $"{ms / Day}d" : ms % Hour == 0 ? $"{ms / Hour}h" : ms % Minute == 0 ? $"{ms / Minute}m" : $"{ms}ms";
}
