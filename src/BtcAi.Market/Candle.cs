namespace BtcAi.Market;

/// <summary>One closed interval of trading: prices in the quote currency, volume in the base coin, UTC.</summary>
public readonly record struct Candle(long OpenTimeMs, double Open, double High, double Low, double Close, double Volume);
