using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Tests.Market;

/// <summary>Nothing known at a candle may come from a later one.</summary>
public sealed class LeakTests
{
    public static TheoryData<string> Names => Scales.Names;

    [Theory, MemberData(nameof(Names))]
    public void Cutting_the_future_off_changes_no_feature(string name) =>
        FeaturesUpTo(name, (candles, t) => candles.Slice(new IndexRange(0, t + 1)));

    [Theory, MemberData(nameof(Names))]
    public void Another_future_changes_no_feature(string name) => FeaturesUpTo(name, (candles, t) => candles.With((c, i) => i <= t
        ? c
        : new Candle(c.OpenTimeMs + 7 * Scales.Hour, 2 * c.Close, 3 * c.High, c.Low / 2, 1.7 * c.Open, 9 * c.Volume + i)));

    [Fact]
    public void The_scaler_sees_training_rows_only()
    {
        (FeatureScale scale, CandleSeries candles) = Scales.Of("Scalping");
        int end = candles.Count - 5000;
        FeatureTable table = FeaturePipeline.Compute(candles, scale);
        FeatureTable other = FeaturePipeline.Compute(candles.With((c, i) => i < end ? c : c with { Volume = 50 * c.Volume }), scale);
        Assert.False(FeaturePipelineTests.Same(table.Row(table.Rows - 1), other.Row(other.Rows - 1)));
        var training = new IndexRange(0, end);
        FeatureScaler a = FeatureScaler.Fit(table, training), b = FeatureScaler.Fit(other, training);
        Assert.Equal(a.Centre, b.Centre);
        Assert.Equal(a.Spread, b.Spread);
        Assert.NotEqual(a.Centre, FeatureScaler.Fit(other, new IndexRange(0, other.Rows)).Centre);
    }

    private static void FeaturesUpTo(string name, Func<CandleSeries, int, CandleSeries> change)
    {
        (FeatureScale scale, CandleSeries candles) = Scales.Of(name);
        FeatureTable table = FeaturePipeline.Compute(candles, scale);
        foreach (int t in new[] { table.WarmUp, table.WarmUp + 1234, candles.Count - 2 })
        {
            FeatureTable other = FeaturePipeline.Compute(change(candles, t), scale);
            int known = (t + 1) * table.Width;
            Assert.True(FeaturePipelineTests.Same(table.Values.AsSpan(0, known), other.Values.AsSpan(0, known)), $"t = {t}");
            Assert.True(FeaturePipelineTests.Same(table.Volatility.AsSpan(0, t + 1), other.Volatility.AsSpan(0, t + 1)));
        }
    }
}
