using BtcAi.Market;

namespace BtcAi.Tests.Market;

/// <summary>The clocks of the four buckets, and candles long enough to warm each of them up.</summary>
internal static class Scales
{
    public const long Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour;

    public static readonly FeatureScale Scalping = new(5 * Minute, 3 * Day);
    public static readonly FeatureScale Short = new(Hour, 14 * Day);
    public static readonly FeatureScale Medium = new(4 * Hour, 60 * Day);
    public static readonly FeatureScale Long = new(Day, 365 * Day);

    private static readonly Lazy<CandleSeries> Fine = new(() => new SyntheticMarket().Generate(5, 22_000));
    private static readonly Lazy<CandleSeries> Coarse = new(() => new SyntheticMarket().Generate(6, 13_000, Hour));

    public static TheoryData<string> Names => ["Scalping", "Short", "Medium", "Long"];

    /// <summary>A scale with candles of 5 minutes, or of an hour for the longest.</summary>
    public static (FeatureScale Scale, CandleSeries Candles) Of(string name) => name switch
    {
        "Scalping" => (Scalping, Fine.Value),
        "Short" => (Short, Fine.Value),
        "Medium" => (Medium, Fine.Value),
        _ => (Long, Coarse.Value),
    };

    public static CandleSeries With(this CandleSeries candles, Func<Candle, int, Candle> change)
    {
        Candle[] changed = [.. Enumerable.Range(0, candles.Count).Select(i => change(candles[i], i))];
        return Series(candles.IntervalMs, changed);
    }

    public static CandleSeries Series(long intervalMs, IReadOnlyList<Candle> candles) => new(
        "test", intervalMs, [.. candles.Select(c => c.OpenTimeMs)], [.. candles.Select(c => c.Open)], [.. candles.Select(c => c.High)],
        [.. candles.Select(c => c.Low)], [.. candles.Select(c => c.Close)], [.. candles.Select(c => c.Volume)]);
}
