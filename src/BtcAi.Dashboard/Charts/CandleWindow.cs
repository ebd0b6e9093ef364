using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Dashboard.Charts;

/// <summary>As many candles of a stretch of time as a screen can show: several of them become one wider one.</summary>
public static class CandleWindow
{
    /// <summary>More than a screen shows well, so that a little panning needs no new ones.</summary>
    public const int Most = 1200;

    private const long MinuteMs = 60_000, WeekMs = 10_080 * MinuteMs;

    // Widths that people know, in minutes; beyond them whole weeks.
    private static readonly int[] Widths = [1, 2, 3, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 4320];

    /// <summary>At most <see cref="Most"/> candles that open in [fromMs, toMs).</summary>
    public static CandleSeries Of(CandleSeries candles, long fromMs, long toMs)
    {
        IndexRange rows = candles.Between(fromMs, toMs);
        if (rows.Count <= Most) return candles.Slice(rows);
        long span = candles.OpenTimeMs[rows.To - 1] - candles.OpenTimeMs[rows.From] + candles.IntervalMs;
        return candles.Slice(rows).Resample(WidthFor(candles.IntervalMs, span));
    }

    private static long WidthFor(long intervalMs, long spanMs)
    {
        foreach (long width in Widths.Select(minutes => minutes * MinuteMs))
            if (width % intervalMs == 0 && spanMs / width < Most) return width;
        long needed = spanMs / Most + 1, step = WeekMs % intervalMs == 0 ? WeekMs : intervalMs;
        return (needed + step - 1) / step * step;
    }
}
