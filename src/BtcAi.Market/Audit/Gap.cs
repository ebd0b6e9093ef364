namespace BtcAi.Market;

/// <summary>Candles that are not there.</summary>
/// <param name="FromMs">Open time of the first missing candle, Unix milliseconds.</param>
/// <param name="ToMs">Open time of the candle that came next.</param>
/// <param name="Missing">How many candles are missing.</param>
public readonly record struct Gap(long FromMs, long ToMs, long Missing);
