namespace BtcAi.Market.Venues;

/// <summary>A download that can be tried: everything in it is allowed.</summary>
/// <param name="Pair">Letters and digits, in any case.</param>
/// <param name="Interval">As the venue lists it.</param>
/// <param name="FromMs">Unix milliseconds; null where the candles of the library start, or else <see cref="DownloadRequest.UsualFrom"/>.</param>
/// <param name="ToMs">No candle opens then or later; all before are closed.</param>
/// <param name="Name">What the library calls them.</param>
public sealed record CandleOrder(ICandleVenue Venue, string Pair, string Interval, long? FromMs, long ToMs, string Name)
{
    /// <summary>Written beside the candles in the library, so that nothing else is ever mixed with them.</summary>
    public string Source => $"{Venue.Name} {Pair.ToUpperInvariant()} {Interval}";

    /// <summary>Width of a candle in milliseconds.</summary>
    public long IntervalMs => WidthOf(Interval);

    internal static long WidthOf(string interval) => int.Parse(interval.AsSpan(0, interval.Length - 1), System.Globalization.CultureInfo.InvariantCulture) * interval[^1] switch
    {
        'm' => 60_000L,
        'h' => 3_600_000L,
        _ => 86_400_000L,
    };
}
