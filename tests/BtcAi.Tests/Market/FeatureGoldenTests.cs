using BtcAi.Market;

namespace BtcAi.Tests.Market;

/// <summary>Features against plain definitions written a second time, with no state carried from candle to candle.</summary>
public sealed class FeatureGoldenTests
{
    private const int Decision = 12; // 5-minute candles in the hour of Scales.Short

    private static readonly CandleSeries Candles = Scales.Of("Short").Candles;
    private static readonly FeatureTable Table = FeaturePipeline.Compute(Candles, Scales.Short);
    private static readonly int[] Rows = [Table.WarmUp, Table.WarmUp + 777, Table.Rows - 1];

    private static double LogClose(int i) => Math.Log(Candles.Close[i]);

    [Theory, InlineData(14), InlineData(28)]
    public void Relative_strength(int n) => Check($"rsi {n}", t =>
    {
        // Wilder's smoothing written as weights that fall by 1 − 1/(12 n) per candle.
        double rises = 0, moves = 0, weight = 1;
        for (int i = t; i >= Decision; i--)
        {
            double change = LogClose(i) - LogClose(i - Decision);
            rises += weight * Math.Max(change, 0);
            moves += weight * Math.Abs(change);
            weight *= 1 - 1.0 / (Decision * n);
        }
        return 100 * rises / moves / 50 - 1;
    });

    [Theory, InlineData(20), InlineData(100)]
    public void Bollinger_position(int n) => Check($"bollinger {n}", t =>
    {
        double[] window = [.. Enumerable.Range(t - n * Decision + 1, n * Decision).Select(LogClose)];
        double mean = window.Average();
        double deviation = Math.Sqrt(window.Average(x => (x - mean) * (x - mean)));
        double lower = mean - 2 * deviation, upper = mean + 2 * deviation;
        return 2 * (LogClose(t) - lower) / (upper - lower) - 1;
    });

    [Theory, InlineData(20), InlineData(288)]
    public void Donchian_position(int n) => Check($"channel {n} position", t =>
    {
        (double high, double low) = Extremes(t, n * Decision);
        return 2 * (LogClose(t) - low) / (high - low) - 1;
    });

    [Theory, InlineData(50), InlineData(200)]
    public void Distance_to_the_moving_average(int n) => Check($"average distance {n}", t =>
    {
        double mean = Enumerable.Range(t - n * Decision + 1, n * Decision).Average(LogClose);
        double range = 0, weights = 0, weight = 1;
        for (int i = t; i >= Decision && weight > 1e-12; i--)
        {
            (double high, double low) = Extremes(i, Decision);
            range += weight * (Math.Max(high, LogClose(i - Decision)) - Math.Min(low, LogClose(i - Decision)));
            weights += weight;
            weight *= 1 - 1.0 / (Decision * 14);
        }
        return (LogClose(t) - mean) / (range / weights);
    });

    [Fact]
    public void Return_over_the_longest_span() => Check("return 14d", t =>
    {
        double variance = 0, weights = 0, weight = 1;
        for (int i = t; i > 0; i--)
        {
            variance += weight * Math.Pow(LogClose(i) - LogClose(i - 1), 2);
            weights += weight;
            weight *= 1 - 2.0 / (14 * 288 / 8 + 1);
        }
        return (LogClose(t) - LogClose(t - 14 * 288)) / Math.Sqrt(variance / weights * 14 * 288);
    });

    [Fact]
    public void Volume_imbalance() => Check("volume imbalance 84h", t =>
    {
        double up = 0, down = 0;
        for (int i = t - 84 * 12 + 1; i <= t; i++)
        {
            if (Candles.Close[i] > Candles.Open[i]) up += Candles.Volume[i];
            if (Candles.Close[i] < Candles.Open[i]) down += Candles.Volume[i];
        }
        double all = Enumerable.Range(t - 84 * 12 + 1, 84 * 12).Sum(i => Candles.Volume[i]);
        return (up - down) / all;
    });

    [Fact]
    public void Volume_surprise_compares_with_the_same_hour_of_four_weeks()
    {
        // Volume depends on the hour of the week only, then doubles for the last hour.
        CandleSeries weekly = Candles.With((c, i) => c with
        {
            Volume = (1 + c.OpenTimeMs / Scales.Hour % 168) * (i >= Candles.Count - 12 ? 2 : 1),
        });
        FeatureTable table = FeaturePipeline.Compute(weekly, Scales.Short);
        int column = table.Names.ToList().FindIndex(name => name.StartsWith("volume surprise 1h", StringComparison.Ordinal));
        Assert.Equal(0, table.Row(table.Rows - 13)[column], 1e-3);
        Assert.True(table.Row(table.Rows - 1)[column] > 5);
    }

    [Fact]
    public void Regime_probabilities_sum_to_one()
    {
        int first = Table.Names.ToList().IndexOf("regime calm ranging");
        for (int i = Table.WarmUp; i < Table.Rows; i++)
        {
            ReadOnlySpan<float> cells = Table.Row(i).Slice(first, 4);
            Assert.Equal(1, cells[0] + cells[1] + cells[2] + cells[3], 1e-5);
            Assert.True(cells[0] >= 0 && cells[1] >= 0 && cells[2] >= 0 && cells[3] >= 0);
        }
    }

    private static (double High, double Low) Extremes(int t, int window)
    {
        double high = double.MinValue, low = double.MaxValue;
        for (int i = t - window + 1; i <= t; i++)
        {
            high = Math.Max(high, Math.Log(Candles.High[i]));
            low = Math.Min(low, Math.Log(Candles.Low[i]));
        }
        return (high, low);
    }

    private static void Check(string name, Func<int, double> plain)
    {
        int column = Table.Names.ToList().IndexOf(name);
        Assert.True(column >= 0, $"There is no feature {name}, only {string.Join(", ", Table.Names)}.");
        foreach (int t in Rows) Assert.Equal(plain(t), Table.Row(t)[column], 1e-4);
    }
}
