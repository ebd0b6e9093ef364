using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market;

/// <summary>Wider candles from narrower ones.</summary>
public static class CandleResampling
{
    /// <summary>
    /// Candles of a multiple of the interval, aligned to UTC. A wide candle exists where at least one narrow one does;
    /// the last is dropped unless its last narrow candle is there, and the first likewise unless its first one is.
    /// </summary>
    /// <exception cref="UserMistakeException">When the wide interval is no multiple of the narrow one.</exception>
    public static CandleSeries Resample(this CandleSeries candles, long intervalMs)
    {
        if (intervalMs < candles.IntervalMs || intervalMs % candles.IntervalMs != 0)
        {
            throw new UserMistakeException(CandleErrors.Interval,
                $"Candles of {candles.IntervalMs / 1000.0} s cannot become candles of {intervalMs / 1000.0} s; the new interval must be " +
                "a multiple of the old one.");
        }
        if (intervalMs == candles.IntervalMs) return candles;
        long[] time = candles.OpenTimeMs;
        int from = 0, to = candles.Count;
        if (to > 0 && time[0] % intervalMs != 0) from = candles.Between(0, Start(time[0], intervalMs) + intervalMs).To;
        if (to > 0 && (time[^1] + candles.IntervalMs) % intervalMs != 0) to = candles.Between(0, Start(time[^1], intervalMs)).To;
        var wide = new List<Candle>();
        for (int i = from; i < to; i++)
        {
            Candle c = candles[i];
            long start = Start(c.OpenTimeMs, intervalMs);
            if (wide.Count > 0 && wide[^1].OpenTimeMs == start) wide[^1] = Joined(wide[^1], c);
            else wide.Add(c with { OpenTimeMs = start });
        }
        return new CandleSeries(
            candles.Name, intervalMs, [.. wide.Select(c => c.OpenTimeMs)], [.. wide.Select(c => c.Open)], [.. wide.Select(c => c.High)],
            [.. wide.Select(c => c.Low)], [.. wide.Select(c => c.Close)], [.. wide.Select(c => c.Volume)]);
    }

    private static long Start(long timeMs, long intervalMs) => timeMs / intervalMs * intervalMs;

    private static Candle Joined(in Candle wide, in Candle next) => wide with
    {
        High = Math.Max(wide.High, next.High),
        Low = Math.Min(wide.Low, next.Low),
        Close = next.Close,
        Volume = wide.Volume + next.Volume,
    };
}
