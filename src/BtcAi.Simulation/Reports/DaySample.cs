using BtcAi.Simulation.Backtests;

namespace BtcAi.Simulation.Reports;

/// <summary>Time-weighted equity at the last close of a UTC day.</summary>
/// <param name="Day">Days since 1970-01-01.</param>
/// <param name="Index">Of that close in the equity curve.</param>
internal readonly record struct DaySample(long Day, int Index, double Equity)
{
    public const long DayMs = 86_400_000;

    public DateTimeOffset Date => DateTimeOffset.FromUnixTimeMilliseconds(Day * DayMs);

    /// <summary>One sample per day that has a candle; a candle belongs to the day in which it opens.</summary>
    public static List<DaySample> Of(BacktestResult result)
    {
        ReadOnlySpan<long> times = result.Candles.OpenTimeMs.AsSpan(result.Range.From, result.Range.Count);
        List<int> lasts = LastOfDays(times, result.Candles.IntervalMs);
        var samples = new List<DaySample>(lasts.Count);
        foreach (int i in lasts) samples.Add(new DaySample(times[i] / DayMs, i, result.Index[i]));
        return samples;
    }

    /// <summary>Index of the last candle of every UTC day that has one.</summary>
    public static List<int> LastOfDays(ReadOnlySpan<long> times, long intervalMs)
    {
        int perDay = (int)((DayMs + intervalMs - 1) / intervalMs);
        var lasts = new List<int>();
        for (int i = 0; i < times.Length;)
        {
            long day = times[i] / DayMs;
            // Candles are never closer than their interval, so the day ends within the next perDay rows.
            int next = i + 1, end = Math.Min(times.Length, i + perDay);
            while (next < end)
            {
                int middle = (next + end) / 2;
                if (times[middle] / DayMs == day) next = middle + 1;
                else end = middle;
            }
            lasts.Add(next - 1);
            i = next;
        }
        return lasts;
    }

    /// <summary>
    /// Simple returns from day to day, the first from the starting equity; a day without candles returns 0, so that a year
    /// always has as many returns as days.
    /// </summary>
    public static List<double> Returns(List<DaySample> samples, double start)
    {
        var returns = new List<double>(samples.Count);
        double before = start;
        for (int k = 0; k < samples.Count; k++)
        {
            for (long d = k > 0 ? samples[k - 1].Day + 1 : samples[k].Day; d < samples[k].Day; d++) returns.Add(0);
            returns.Add(samples[k].Equity / before - 1);
            before = samples[k].Equity;
        }
        return returns;
    }
}
