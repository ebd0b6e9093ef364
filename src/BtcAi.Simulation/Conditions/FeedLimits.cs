namespace BtcAi.Simulation.Conditions;

/// <summary>When candles cannot be relied on.</summary>
/// <param name="GapCandles">More missing candles than this are a gap.</param>
/// <param name="StaleCandles">So many candles without volume and without a new price are stale.</param>
/// <param name="CalmCandles">Candles that must follow without such trouble before the feed is trusted again.</param>
public sealed record FeedLimits(int GapCandles = 3, int StaleCandles = 12, int CalmCandles = 12);
