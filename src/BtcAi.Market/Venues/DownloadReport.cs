namespace BtcAi.Market.Venues;

/// <summary>What came of a download.</summary>
/// <param name="NewCandles">How many the library did not hold before.</param>
/// <param name="OffGrid">Candles of the venue that open beside the interval's grid; they are left out.</param>
/// <param name="Bytes">Fetched, without what earlier tries had left.</param>
public sealed record DownloadReport(LibraryEntry Entry, int NewCandles, int OffGrid, long Bytes, AuditReport Audit);
