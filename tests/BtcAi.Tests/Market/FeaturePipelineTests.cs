using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Tests.Market;

public sealed class FeaturePipelineTests
{
    public static TheoryData<string> Names => Scales.Names;

    [Fact]
    public void Every_scale_has_the_same_roles_in_the_same_order()
    {
        static IEnumerable<string> Roles(FeatureScale scale) => new FeaturePipeline(scale, 5 * Scales.Minute).Names
            .Select(name => name.Split(' ') is [.., var last] parts && last.Any(char.IsAsciiDigit) && char.IsAsciiLetter(last[^1])
                ? string.Join(' ', parts[..^1]) : name);

        string[] expected = [.. Roles(Scales.Scalping)];
        Assert.Equal(80, expected.Length);
        Assert.Equal(expected, Roles(Scales.Short));
        Assert.Equal(expected, Roles(Scales.Medium));
        Assert.Equal(expected, Roles(Scales.Long));
    }

    [Theory, MemberData(nameof(Names))]
    public void Names_are_distinct(string name)
    {
        IReadOnlyList<string> names = new FeaturePipeline(Scales.Of(name).Scale, 5 * Scales.Minute).Names;
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory, MemberData(nameof(Names))]
    public void The_table_is_the_stream_bit_for_bit(string name)
    {
        (FeatureScale scale, CandleSeries candles) = Scales.Of(name);
        FeatureTable table = FeaturePipeline.Compute(candles, scale);
        var pipeline = new FeaturePipeline(scale, candles.IntervalMs);
        float[] row = new float[pipeline.Width];
        for (int i = 0; i < candles.Count; i++)
        {
            float volatility = pipeline.Push(candles[i], row);
            if (!Same(row, table.Row(i))) Assert.Fail($"Row {i} differs.");
            Assert.Equal(BitConverter.SingleToInt32Bits(volatility), BitConverter.SingleToInt32Bits(table.Volatility[i]));
        }
        Assert.Equal(pipeline.Hash, table.Hash);
    }

    [Theory, MemberData(nameof(Names))]
    public void Values_are_unknown_in_the_warm_up_and_finite_after_it(string name)
    {
        (FeatureScale scale, CandleSeries candles) = Scales.Of(name);
        FeatureTable table = FeaturePipeline.Compute(candles, scale);
        for (int i = 0; i < table.Rows; i++)
        {
            bool warm = i >= table.WarmUp;
            foreach (float value in table.Row(i))
                if (float.IsFinite(value) != warm) Assert.Fail($"Row {i} holds {value}.");
            Assert.Equal(warm, table.Volatility[i] >= 1e-6f);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Sick_markets_give_finite_features_too(string name)
    {
        (FeatureScale scale, CandleSeries candles) = Scales.Of(name);
        int warmUp = new FeaturePipeline(scale, candles.IntervalMs).WarmUp;
        int third = (candles.Count - warmUp) / 3;
        Candle still = candles[warmUp + third];
        CandleSeries sick = candles.With((c, i) => i < warmUp + third
            ? c with { Volume = i % 3 == 0 ? 0 : c.Volume }
            : i < warmUp + 2 * third
                ? new Candle(c.OpenTimeMs, still.Close, still.Close, still.Close, still.Close, 0)
                : c with { OpenTimeMs = c.OpenTimeMs + 40 * Scales.Day });
        FeatureTable table = FeaturePipeline.Compute(sick, scale);
        for (int i = warmUp; i < table.Rows; i++)
            foreach (float value in table.Row(i))
                if (!float.IsFinite(value)) Assert.Fail($"Row {i} holds {value}.");
    }

    [Theory, MemberData(nameof(Names))]
    public void A_market_that_never_moved_nor_traded_has_finite_features(string name)
    {
        (FeatureScale scale, CandleSeries candles) = Scales.Of(name);
        FeatureTable table = FeaturePipeline.Compute(candles.With((c, _) => new Candle(c.OpenTimeMs, 7, 7, 7, 7, 0)), scale);
        Assert.DoesNotContain(table.Values.Skip(table.WarmUp * table.Width), value => !float.IsFinite(value));
    }

    [Theory, MemberData(nameof(Names))]
    public void Features_do_not_depend_on_the_units_of_price_and_volume(string name)
    {
        (FeatureScale scale, CandleSeries candles) = Scales.Of(name);
        FeatureTable table = FeaturePipeline.Compute(candles, scale);
        FeatureTable other = FeaturePipeline.Compute(candles.With((c, _) => new Candle(
            c.OpenTimeMs, 3 * c.Open, 3 * c.High, 3 * c.Low, 3 * c.Close, 7 * c.Volume)), scale);
        Assert.True(LargestDifference(table, other, 0) < 1e-4f);
    }

    [Theory, MemberData(nameof(Names))]
    public void After_the_warm_up_older_history_hardly_matters(string name)
    {
        (FeatureScale scale, CandleSeries candles) = Scales.Of(name);
        FeatureTable table = FeaturePipeline.Compute(candles, scale);
        const int later = 3001;
        FeatureTable shorter = FeaturePipeline.Compute(candles.Slice(new IndexRange(later, candles.Count)), scale);
        Assert.True(LargestDifference(table, shorter, later) < 0.001f, $"{LargestDifference(table, shorter, later)}");
    }

    [Fact]
    public void A_live_candle_allocates_nothing()
    {
        (FeatureScale scale, CandleSeries candles) = Scales.Of("Scalping");
        var pipeline = new FeaturePipeline(scale, candles.IntervalMs);
        float[] row = new float[pipeline.Width];
        for (int i = 0; i < 10_000; i++) pipeline.Push(candles[i], row);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 10_000; i < 12_000; i++) pipeline.Push(candles[i], row);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Daily_candles_will_do_for_daily_decisions()
    {
        CandleSeries daily = Scales.Of("Long").Candles.Resample(Scales.Day);
        FeatureTable table = FeaturePipeline.Compute(daily, Scales.Long);
        Assert.Equal(365, table.WarmUp);
        Assert.True(table.Rows > 500);
        Assert.DoesNotContain(table.Values.Skip(table.WarmUp * table.Width), value => !float.IsFinite(value));
    }

    [Fact]
    public void The_hash_tells_scales_and_intervals_apart()
    {
        string[] hashes =
        [
            new FeaturePipeline(Scales.Long, 5 * Scales.Minute).Hash, new FeaturePipeline(Scales.Long, Scales.Hour).Hash,
            new FeaturePipeline(Scales.Medium, 5 * Scales.Minute).Hash,
        ];
        Assert.Equal(3, hashes.Distinct().Count());
        Assert.Equal(hashes[0], new FeaturePipeline(Scales.Long, 5 * Scales.Minute).Hash);
    }

    [Fact]
    public void Candles_too_coarse_for_the_decisions_are_a_user_mistake()
    {
        var mistake = Assert.Throws<UserMistakeException>(() => new FeaturePipeline(Scales.Short, 2 * Scales.Hour));
        Assert.Contains("2h", mistake.Message);
        Assert.Contains("1h", mistake.Message);
        Assert.Throws<UserMistakeException>(() => new FeaturePipeline(Scales.Short, 7 * Scales.Minute));
    }

    internal static bool Same(ReadOnlySpan<float> a, ReadOnlySpan<float> b) =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(a).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(b));

    /// <summary>Over rows that both know; row i of the second is row i + offset of the first.</summary>
    private static float LargestDifference(FeatureTable a, FeatureTable b, int offset)
    {
        float largest = 0;
        for (int i = b.WarmUp; i < b.Rows; i++)
            for (int f = 0; f < b.Width; f++) largest = Math.Max(largest, Math.Abs(a.Row(i + offset)[f] - b.Row(i)[f]));
        return largest;
    }
}
