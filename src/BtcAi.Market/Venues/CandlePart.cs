namespace BtcAi.Market.Venues;

/// <summary>One request's worth of candles.</summary>
/// <param name="Name">Of the file that keeps it while the download goes on; the same part always has the same name.</param>
/// <param name="ToMs">Where its candles end, Unix milliseconds.</param>
/// <param name="ChecksumAddress">Says the file's SHA-256; null for answers that have none.</param>
/// <param name="Otherwise">What holds the same candles when this is not there.</param>
public sealed record CandlePart(string Name, Uri Address, long ToMs, Uri? ChecksumAddress = null, IEnumerable<CandlePart>? Otherwise = null);
