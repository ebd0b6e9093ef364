using System.IO.Compression;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Cli.Bench;

/// <summary>From a file of candles to the feature table.</summary>
internal sealed class FeaturesArea : IBenchArea
{
    private readonly byte[] _buffer = new byte[1 << 18];

    public string Name => "features";

    public IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer)
    {
        CandleSeries candles = new SyntheticMarket().Generate(plan.Seed, plan.Candles);
        foreach (BenchRow row in Table(candles, timer)) yield return row;
        string folder = Directory.CreateTempSubdirectory("btcai-bench-").FullName;
        try
        {
            foreach (BenchRow row in Files(candles, folder, timer)) yield return row;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<BenchRow> Table(CandleSeries candles, BenchTimer timer)
    {
        BucketProfile profile = BucketProfile.Of(Bucket.Scalping);
        var scale = new FeatureScale(profile.DecisionMs, profile.LongestSpanMs);
        FeatureTable table = FeaturePipeline.Compute(candles, scale);
        float[] copy = new float[table.Values.Length];
        Spread[] seconds = timer.CpuSeconds(() => FeaturePipeline.Compute(candles, scale), () => table.Values.CopyTo(copy, 0));
        string what = $"table of {candles.Count} candles × {table.Width} features", limit = "copying the finished table";
        string counted = "Every feature of every candle on one thread, the table's memory included; CPU-seconds.";
        yield return new BenchRow(what, seconds[0], "s", counted).OfAtLeast(seconds[1].Median, limit);
        yield return new BenchRow(what, seconds[0].Rate(candles.Count), "candles/s", counted)
            .Of(candles.Count / seconds[1].Median, limit);
    }

    private IEnumerable<BenchRow> Files(CandleSeries candles, string folder, BenchTimer timer)
    {
        string text = Path.Combine(folder, "candles.csv"), zipped = text + ".gz", parquet = Path.Combine(folder, "candles.parquet");
        CandleCsv.Write(text, candles);
        Zip(text, zipped);
        CandleParquet.Write(parquet, candles);
        Spread[] seconds = timer.CpuSeconds(
            () => CandleFile.Read(text), () => ReadThrough(text), () => CandleFile.Read(zipped), () => Unzip(zipped),
            () => CandleFile.Read(parquet), () => ReadThrough(parquet));
        double rows = candles.Count;
        yield return new BenchRow($"CSV of {rows} rows, after decompression", seconds[0].Rate(rows), "rows/s",
            "From the plain file in the page cache to a checked candle series; CPU-seconds.")
            .Of(rows / seconds[1].Median, "reading the file's bytes");
        yield return new BenchRow($"CSV.gz of {rows} rows", seconds[2].Rate(rows), "rows/s",
            "The same with decompression; CPU-seconds.").Of(rows / seconds[3].Median, "decompression alone");
        yield return new BenchRow($"Parquet of {rows} rows", seconds[4], "s",
            "From the library's file in the page cache to a checked candle series, fingerprint verified; CPU-seconds.")
            .OfAtLeast(seconds[5].Median, "reading the file's bytes");
    }

    private static void Zip(string text, string zipped)
    {
        using FileStream from = File.OpenRead(text);
        using var to = new GZipStream(File.Create(zipped), CompressionLevel.Fastest);
        from.CopyTo(to);
    }

    private void Unzip(string zipped)
    {
        using var stream = new GZipStream(File.OpenRead(zipped), CompressionMode.Decompress);
        ReadThrough(stream);
    }

    private void ReadThrough(string file)
    {
        using FileStream stream = File.OpenRead(file);
        ReadThrough(stream);
    }

    private void ReadThrough(Stream stream)
    {
        int read;
        do read = stream.Read(_buffer);
        while (read > 0);
    }
}
