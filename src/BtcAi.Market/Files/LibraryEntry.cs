namespace BtcAi.Market;

/// <summary>One series in the library.</summary>
/// <param name="FirstMs">Open time of the first candle, Unix milliseconds.</param>
/// <param name="LastMs">Open time of the last candle.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Source">Venue, pair and interval of downloaded candles; null for imported ones.</param>
public sealed record LibraryEntry(string Name, long IntervalMs, long FirstMs, long LastMs, int Rows, long Bytes, string? Source);
