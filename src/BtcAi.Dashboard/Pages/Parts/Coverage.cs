using BtcAi.Market;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>How complete candles are, month by month.</summary>
public static class Coverage
{
    /// <summary>Candles that are there over candles that the month has room for, 0 … 1; months before the first and after the last are absent.</summary>
    public static IReadOnlyDictionary<(int Year, int Month), double> ByMonth(CandleSeries candles)
    {
        var shares = new Dictionary<(int, int), double>();
        if (candles.Count == 0) return shares;
        DateTimeOffset first = DateTimeOffset.FromUnixTimeMilliseconds(candles.OpenTimeMs[0]);
        var month = new DateTimeOffset(first.Year, first.Month, 1, 0, 0, 0, TimeSpan.Zero);
        while (month.ToUnixTimeMilliseconds() <= candles.OpenTimeMs[^1])
        {
            long from = month.ToUnixTimeMilliseconds(), to = month.AddMonths(1).ToUnixTimeMilliseconds();
            shares[(month.Year, month.Month)] = candles.Between(from, to).Count / ((to - from) / (double)candles.IntervalMs);
            month = month.AddMonths(1);
        }
        return shares;
    }
}
