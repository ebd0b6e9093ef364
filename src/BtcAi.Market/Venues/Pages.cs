namespace BtcAi.Market.Venues;

/// <summary>Cuts a stretch of time into requests of so many candles as a venue gives at once.</summary>
internal static class Pages
{
    /// <summary>What both venues give at once.</summary>
    public const int Candles = 1000;

    /// <summary>The borders lie on a grid, so that a stretch asked for again later is cut in the same places.</summary>
    /// <param name="gridMs">A point of the grid, at or before <paramref name="fromMs"/>.</param>
    /// <param name="address">Of the candles that open in [from, to).</param>
    public static IEnumerable<CandlePart> Of(CandleOrder order, long gridMs, long fromMs, long toMs, Func<long, long, Uri> address)
    {
        long width = Candles * order.IntervalMs;
        for (long start = gridMs + (fromMs - gridMs) / width * width; start < toMs; start += width)
        {
            long from = Math.Max(start, fromMs), to = Math.Min(start + width, toMs);
            yield return new CandlePart($"{order.Source.Replace(' ', '-')}-{from / 1000}-{to / 1000}.json", address(from, to), to);
        }
    }
}
