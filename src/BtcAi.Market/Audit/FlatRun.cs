namespace BtcAi.Market;

/// <summary>Candles in a row whose four prices never moved: a quiet market or a stale source.</summary>
/// <param name="FromMs">Open time of the first, Unix milliseconds.</param>
public readonly record struct FlatRun(long FromMs, int Candles);
