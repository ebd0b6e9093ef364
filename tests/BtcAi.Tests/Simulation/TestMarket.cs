using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Tests.Simulation;

/// <summary>Small markets made up for the tests.</summary>
internal static class TestMarket
{
    public const long Minute = 60_000, Day = 86_400_000;

    /// <summary>2024-01-01 00:00 UTC.</summary>
    public const long Start = 1_704_067_200_000;

    /// <summary>Candles whose open is the close before.</summary>
    public static CandleSeries OfCloses(long intervalMs, params double[] close) =>
        Of(intervalMs, [close[0], .. close[..^1]], close);

    public static CandleSeries Of(long intervalMs, double[] open, double[] close) => new(
        "test", intervalMs, [.. Enumerable.Range(0, close.Length).Select(i => Start + i * intervalMs)], open,
        [.. open.Zip(close, Math.Max)], [.. open.Zip(close, Math.Min)], close, new double[close.Length]);

    /// <summary>A random walk whose opens differ from the closes before.</summary>
    public static CandleSeries Random(ulong seed, int count, double deviation = 0.01, long intervalMs = 5 * Minute)
    {
        var rng = new Rng(seed);
        double[] open = new double[count], close = new double[count];
        double price = 100;
        for (int i = 0; i < count; i++)
        {
            open[i] = price *= Math.Exp(0.2 * deviation * rng.NextGaussian());
            close[i] = price *= Math.Exp(deviation * rng.NextGaussian());
        }
        return Of(intervalMs, open, close);
    }

    /// <summary>Feature f of row t is 10 t + f.</summary>
    public static FeatureTable Features(int rows, int width)
    {
        var table = new FeatureTable([.. Enumerable.Range(0, width).Select(i => $"f{i}")], rows, 0, "test");
        for (int t = 0; t < rows; t++)
            for (int f = 0; f < width; f++) table.Values[t * width + f] = 10 * t + f;
        return table;
    }

    /// <summary>The same candles up to and with row t, others after it.</summary>
    public static CandleSeries AlteredAfter(CandleSeries candles, int t, ulong seed)
    {
        var rng = new Rng(seed);
        double[] Alter(double[] column) => [.. column.Select((v, i) => i <= t ? v : v * (0.5 + rng.NextDouble()))];
        return new CandleSeries(
            candles.Name, candles.IntervalMs, candles.OpenTimeMs, Alter(candles.Open), Alter(candles.High),
            Alter(candles.Low), Alter(candles.Close), Alter(candles.Volume));
    }
}
