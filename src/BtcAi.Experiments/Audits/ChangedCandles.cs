using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Experiments.Audits;

/// <summary>Candles with another future, with none, or in another order.</summary>
internal static class ChangedCandles
{
    /// <summary>A jump after the row, so that one candle of foresight shows, then a path and volumes of its own.</summary>
    public static CandleSeries AlteredAfter(this CandleSeries candles, int row, Rng rng)
    {
        double[][] prices = [[.. candles.Open], [.. candles.High], [.. candles.Low], [.. candles.Close]];
        double[] volume = [.. candles.Volume];
        double factor = rng.NextDouble() < 0.5 ? 0.7 : 1.4;
        for (int i = row + 1; i < candles.Count; i++)
        {
            factor *= Math.Exp(0.02 * rng.NextGaussian());
            foreach (double[] column in prices) column[i] *= factor;
            volume[i] *= 0.2 + rng.NextDouble();
        }
        return new CandleSeries(
            candles.Name, candles.IntervalMs, candles.OpenTimeMs, prices[0], prices[1], prices[2], prices[3], volume);
    }

    /// <summary>One more candle that stands still, for an order to fill at: what was decided before cannot know it.</summary>
    public static CandleSeries WithStandingCandle(this CandleSeries candles)
    {
        double price = candles.Close[^1];
        return new CandleSeries(
            candles.Name, candles.IntervalMs, [.. candles.OpenTimeMs, candles.OpenTimeMs[^1] + candles.IntervalMs],
            [.. candles.Open, price], [.. candles.High, price], [.. candles.Low, price], [.. candles.Close, price], [.. candles.Volume, 0]);
    }

    /// <summary>
    /// The same candles' moves in another order: blocks change places within each segment, and the segment loses its mean, so that
    /// nothing before a block says anything about it and holding gains nothing.
    /// </summary>
    /// <param name="segments">Ascending ends of the segments; the last is the number of candles.</param>
    public static CandleSeries Shuffled(this CandleSeries candles, int block, IReadOnlyList<int> segments, Rng rng)
    {
        int[] source = new int[candles.Count];
        double[] drift = new double[candles.Count];
        int from = 0;
        foreach (int to in segments)
        {
            int[] order = [.. Enumerable.Range(0, (to - from) / block)];
            rng.Shuffle(order.AsSpan());
            double sum = 0;
            for (int i = from; i < to; i++)
            {
                int at = (i - from) / block;
                source[i] = at < order.Length ? from + order[at] * block + (i - from) % block : i;
                sum += Math.Log(candles.Close[i] / candles.Open[i]);
            }
            drift.AsSpan(from..to).Fill(sum / Math.Max(1, to - from));
            from = to;
        }
        return InOrder(candles, source, drift);
    }

    private static CandleSeries InOrder(CandleSeries candles, int[] source, double[] drift)
    {
        double[][] prices = [.. Enumerable.Range(0, 4).Select(_ => new double[candles.Count])];
        double[] volume = new double[candles.Count];
        double price = candles.Open[0];
        for (int i = 0; i < candles.Count; i++)
        {
            Candle moved = candles[source[i]];
            double scale = price / moved.Open, close = scale * moved.Close * Math.Exp(-drift[i]);
            prices[0][i] = price;
            prices[1][i] = Math.Max(scale * moved.High, Math.Max(price, close));
            prices[2][i] = Math.Min(scale * moved.Low, Math.Min(price, close));
            prices[3][i] = close;
            volume[i] = moved.Volume;
            price = close;
        }
        return new CandleSeries(
            "shuffled", candles.IntervalMs, candles.OpenTimeMs, prices[0], prices[1], prices[2], prices[3], volume);
    }
}
