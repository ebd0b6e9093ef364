namespace BtcAi.Market;

/// <summary>A log-return from one close to the next that is suspiciously large.</summary>
/// <param name="TimeMs">Open time of the candle that moved, Unix milliseconds.</param>
public readonly record struct ExtremeMove(long TimeMs, double LogReturn);
