using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market;

/// <summary>
/// Candles as text: a header naming timestamp,open,high,low,close,volume in any order, one row per candle; further columns
/// are ignored. Timestamps are ISO-8601 or Unix seconds or milliseconds. Gzip is recognised by its first bytes.
/// </summary>
public static class CandleCsv
{
    /// <exception cref="UserMistakeException">Every problem of the file, with line numbers.</exception>
    public static CandleSeries Read(string path) => FileReading.Of(path, stream =>
    {
        if (stream.Length == 0) throw new UserMistakeException(CandleErrors.Empty, $"{path} is empty; it must start with {CsvHeader.Wanted}.");
        bool zipped = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        if (!zipped) return Parse(path, new CsvLines(stream), () => true);
        using var unzipped = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var lines = new CsvLines(unzipped);
        return Parse(path, lines, () => lines.Bytes % (1L << 32) == LengthInTrailer(stream));
    });

    /// <summary>Zipped when the path ends in .gz. Prices and volumes are written so that they read back bit for bit.</summary>
    public static void Write(string path, CandleSeries candles) => AtomicFile.Write(path, stream =>
    {
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            Format(stream, candles);
            return;
        }
        using var zipped = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        Format(zipped, candles);
    });

    private static CandleSeries Parse(string path, CsvLines lines, Func<bool> whole)
    {
        string file = Path.GetFileName(path);
        if (!lines.Next(out ReadOnlySpan<byte> line))
            throw new UserMistakeException(CandleErrors.Empty, $"{path} is empty; it must start with {CsvHeader.Wanted}.");
        var problems = new Problems();
        var columns = new CandleColumns($"{file}, line", firstPlace: 2, problems);
        var row = new CsvRow(file, CsvHeader.Read(file, line), problems);
        while (lines.Next(out line))
        {
            if (!row.TryParse(line, lines.Number, out Candle candle)) columns.AddUnreadable();
            else if (row.Unread.Count == 0) columns.Add(candle);
            else columns.AddPartly(candle, row.Unread);
        }
        if (!whole()) throw FileReading.Damaged(path, "it is cut short, or several zips in one: unzip those first");
        return columns.ToSeries(FileReading.NameOf(path));
    }

    // The last four bytes of a zip are the length of what was zipped, modulo 2^32. The framework does not compare them: a file
    // whose download broke off would pass for a shorter one.
    private static uint LengthInTrailer(Stream zip)
    {
        Span<byte> trailer = stackalloc byte[4];
        zip.Seek(-4, SeekOrigin.End);
        zip.ReadExactly(trailer);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private static void Format(Stream stream, CandleSeries candles)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(CsvHeader.Wanted);
        for (int i = 0; i < candles.Count; i++)
        {
            Candle c = candles[i];
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{TimeText(c.OpenTimeMs)},{c.Open:R},{c.High:R},{c.Low:R},{c.Close:R},{c.Volume:R}"));
        }
    }

    // Intervals below a second exist in no market we know, but a file must read back as it was.
    private static string TimeText(long ms) => ms % 1000 == 0 ? UtcTime.Text(ms) : ms.ToString(CultureInfo.InvariantCulture);
}
