using System.Globalization;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Parquet;
using Parquet.Schema;

namespace BtcAi.Market;

/// <summary>
/// The library's format: a Parquet file with the columns timestamp (64-bit integer, Unix milliseconds), open, high, low,
/// close and volume (doubles); interval and fingerprint in the file's metadata.
/// </summary>
public static class CandleParquet
{
    private const string IntervalKey = "btcai.intervalMs", FingerprintKey = "btcai.fingerprint";
    private const string FirstKey = "btcai.firstMs", LastKey = "btcai.lastMs", SourceKey = "btcai.source";

    private static readonly DataField<long> Time = new(CsvHeader.Columns[0]);
    private static readonly DataField<double>[] Prices = [.. CsvHeader.Columns.Skip(1).Select(name => new DataField<double>(name))];

    // Fields can only be read and written as part of a schema.
    private static readonly ParquetSchema Schema = new([Time, .. Prices]);

    /// <exception cref="UserMistakeException">Damaged, other columns, or candles that cannot be.</exception>
    public static CandleSeries Read(string path) => FileReading.Of(path, stream =>
    {
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        try
        {
            return Finished(() => ReadAsync(path, new MemoryStream(bytes)));
        }
        catch (Exception e) when (e is not UserMistakeException and not OutOfMemoryException)
        {
            // A damaged file fails inside the Parquet library in many ways.
            throw FileReading.Damaged(path, e.Message);
        }
    });

    /// <param name="source">Where downloaded candles come from.</param>
    public static void Write(string path, CandleSeries candles, string? source = null) => AtomicFile.Write(path, stream =>
        Finished(async () =>
        {
            await WriteAsync(stream, candles, source);
            return true;
        }));

    /// <summary>What a library file holds, from its metadata alone.</summary>
    internal static LibraryEntry Describe(string path) => FileReading.Of(path, stream =>
    {
        try
        {
            return Finished(() => DescribeAsync(path, stream));
        }
        catch (Exception e) when (e is not UserMistakeException and not OutOfMemoryException)
        {
            throw FileReading.Damaged(path, e.Message);
        }
    });

    // On a thread of the pool: a caller whose own context runs one thing at a time, as a page's does, would wait for itself.
    private static T Finished<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();

    private static async Task<LibraryEntry> DescribeAsync(string path, Stream stream)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream, leaveStreamOpen: true);
        Dictionary<string, string> metadata = reader.CustomMetadata;
        long Number(string key) => long.Parse(metadata[key], CultureInfo.InvariantCulture);
        return new LibraryEntry(
            FileReading.NameOf(path), Number(IntervalKey), Number(FirstKey), Number(LastKey),
            (int)reader.RowGroups.Sum(group => group.RowCount), stream.Length, metadata.GetValueOrDefault(SourceKey));
    }

    private static async Task<CandleSeries> ReadAsync(string path, Stream stream)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        CheckColumns(path, reader.Schema);
        int rows = checked((int)reader.RowGroups.Sum(group => group.RowCount));
        long[] time = new long[rows];
        double[][] prices = Array.ConvertAll(Prices, _ => new double[rows]);
        int at = 0;
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            int count = (int)group.RowCount;
            await group.ReadAsync<long>(Time, time.AsMemory(at, count));
            for (int p = 0; p < prices.Length; p++) await group.ReadAsync<double>(Prices[p], prices[p].AsMemory(at, count));
            at += count;
        }
        CandleSeries candles = Checked(path, reader.CustomMetadata, time, prices);
        if (reader.CustomMetadata.TryGetValue(FingerprintKey, out string? fingerprint) && fingerprint != candles.Fingerprint)
            throw new InvalidDataException("the candles do not match the fingerprint written with them");
        return candles;
    }

    private static async Task WriteAsync(Stream stream, CandleSeries candles, string? source)
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.None, DictionaryEncodingThreshold = 0 };
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(Schema, stream, options);
        var metadata = new Dictionary<string, string>
        {
            [IntervalKey] = candles.IntervalMs.ToString(CultureInfo.InvariantCulture),
            [FingerprintKey] = candles.Fingerprint,
            [FirstKey] = candles.OpenTimeMs[0].ToString(CultureInfo.InvariantCulture),
            [LastKey] = candles.OpenTimeMs[^1].ToString(CultureInfo.InvariantCulture),
        };
        if (source is not null) metadata[SourceKey] = source;
        writer.CustomMetadata = metadata;
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync<long>(Time, candles.OpenTimeMs);
        double[][] prices = [candles.Open, candles.High, candles.Low, candles.Close, candles.Volume];
        for (int p = 0; p < prices.Length; p++) await group.WriteAsync<double>(Prices[p], prices[p]);
    }

    private static void CheckColumns(string path, ParquetSchema schema)
    {
        string[] found = Array.ConvertAll(schema.DataFields, field => $"{field.Name}: {field.ClrNullableIfHasNullsType.Name}");
        var wanted = Prices.Select(field => $"{field.Name}: Double").Prepend($"{Time.Name}: Int64").ToList();
        if (wanted.All(found.Contains)) return;
        throw new UserMistakeException(CandleErrors.Columns,
            $"{path} has the columns {string.Join(", ", found)}; it must have {string.Join(", ", wanted)} (Unix milliseconds). " +
            "Convert it, or import a CSV file instead.");
    }

    private static CandleSeries Checked(
        string path, Dictionary<string, string> metadata, long[] time, double[][] prices)
    {
        var columns = new CandleColumns($"{Path.GetFileName(path)}, row", firstPlace: 1, new Problems(), time.Length);
        for (int i = 0; i < time.Length; i++)
            columns.Add(new Candle(time[i], prices[0][i], prices[1][i], prices[2][i], prices[3][i], prices[4][i]));
        bool known = metadata.TryGetValue(IntervalKey, out string? text);
        long? interval = known && long.TryParse(text, CultureInfo.InvariantCulture, out long ms) ? ms : null;
        return columns.ToSeries(FileReading.NameOf(path), interval);
    }
}
