namespace BtcAi.Market.Venues;

/// <summary>How far a download has come.</summary>
/// <param name="FromMs">Where the missing candles start, Unix milliseconds.</param>
/// <param name="ToMs">Where they end.</param>
/// <param name="DoneMs">All before is there.</param>
/// <param name="Bytes">Fetched so far, without what earlier tries had left.</param>
public readonly record struct DownloadProgress(long FromMs, long ToMs, long DoneMs, long Bytes)
{
    public double Share => (DoneMs - FromMs) / (double)(ToMs - FromMs);
}
