using BtcAi.Market;

namespace BtcAi.Tests.Market;

public sealed class RealCandlesTests
{
    [Fact]
    public void Seven_years_of_five_minute_candles_read_and_audit_clean()
    {
        string path = RequiredFile("btcusdt-binance-5m-2018-03..2024-12.csv.gz");
        CandleSeries candles = CandleFile.Read(path);
        Assert.Equal(718_252, candles.Count);
        Assert.Equal(new Candle(1_519_862_400_000, 10325.64, 10338, 10274.99, 10275.87, 222.266534), candles[0]);
        Assert.Equal(new Candle(1_735_689_300_000, 93646.97, 93676.98, 93576, 93576, 17.03553), candles[candles.Count - 1]);

        AuditReport report = CandleAudit.Of(candles);
        Assert.True(report.Sound);
        Assert.Equal(300_000, report.IntervalMs);
        Assert.Equal(26, report.Gaps.Count);
        Assert.Equal(new Gap(1_529_978_400_000, 1_530_014_400_000, 120), report.Gaps[0]);
        Assert.Equal(1172, report.MissingCandles);
        Assert.Equal(58, report.ZeroVolume.Count);
    }

    [Fact]
    public void Their_features_are_finite_across_every_gap()
    {
        CandleSeries candles = CandleFile.Read(RequiredFile("btcusd-bitstamp-1h-2018-05..2022-03.csv.gz"));
        Assert.Equal(33_259, candles.Count);
        Assert.Equal(3_600_000, candles.IntervalMs);
        foreach (FeatureScale scale in new[] { Scales.Short, Scales.Medium, Scales.Long })
        {
            FeatureTable table = FeaturePipeline.Compute(candles, scale);
            Assert.True(table.WarmUp < table.Rows / 2);
            Assert.DoesNotContain(table.Values.Skip(table.WarmUp * table.Width), value => !float.IsFinite(value));
        }
    }

    /// <summary>The test is skipped where the file is not beside the repository.</summary>
    private static string RequiredFile(string name)
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "BtcAi.slnx"))) root = Path.GetDirectoryName(root);
        string path = Path.Combine(root ?? ".", "..", "shared", "data", name);
        Assert.SkipUnless(File.Exists(path), $"{name} is not in ../shared/data, so real candles are not tested.");
        return path;
    }
}
