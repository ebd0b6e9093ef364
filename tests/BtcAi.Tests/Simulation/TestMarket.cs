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

    /// <summary>Candles written down one by one, all with the same volume.</summary>
    public static CandleSeries OfCandles(
        long intervalMs, double volume, params (double Open, double High, double Low, double Close)[] candles)
    {
        double[] volumes = new double[candles.Length];
        Array.Fill(volumes, volume);
        return new CandleSeries(
            "test", intervalMs, [.. Enumerable.Range(0, candles.Length).Select(i => Start + i * intervalMs)],
            [.. candles.Select(c => c.Open)], [.. candles.Select(c => c.High)], [.. candles.Select(c => c.Low)],
            [.. candles.Select(c => c.Close)], volumes);
    }

    /// <summary>Like <see cref="Random"/>, with highs and lows beyond open and close, volume, price gaps and missing candles.</summary>
    public static CandleSeries Rough(ulong seed, int count, long intervalMs, double deviation = 0.02)
    {
        var rng = new Rng(seed);
        long[] times = new long[count];
        double[] open = new double[count], high = new double[count], low = new double[count], close = new double[count];
        double[] volume = new double[count];
        double price = 100;
        long time = Start;
        for (int i = 0; i < count; i++)
        {
            times[i] = time += intervalMs * (rng.NextDouble() < 0.04 ? 1 + rng.Next(8) : 1);
            open[i] = price *= Math.Exp((rng.NextDouble() < 0.1 ? 2 : 0.1) * deviation * rng.NextGaussian());
            close[i] = price *= Math.Exp(deviation * rng.NextGaussian());
            high[i] = Math.Max(open[i], close[i]) * Math.Exp(0.5 * deviation * rng.NextDouble());
            low[i] = Math.Min(open[i], close[i]) * Math.Exp(-0.5 * deviation * rng.NextDouble());
            volume[i] = rng.NextDouble() < 0.03 ? 0 : 10 * Math.Exp(5 * rng.NextDouble());
        }
        return new CandleSeries("rough", intervalMs, times, open, high, low, close, volume);
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
