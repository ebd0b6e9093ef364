using System.IO.Compression;
using System.Text;
using BtcAi.Foundation;

namespace BtcAi.Market.Venues;

/// <summary>
/// Binance, spot: zipped files by month and by day from its public archive, each with a checksum, and what has no file yet from its
/// market-data API. Months appear in the first days of the next one, days on the next day (github.com/binance/binance-public-data).
/// </summary>
public sealed class BinanceVenue(Uri? mirror) : ICandleVenue
{
    private const long DayMs = 86_400_000;

    private readonly Uri _archive = mirror ?? new Uri("https://data.binance.vision"), _api = mirror ?? new Uri("https://data-api.binance.vision");

    public string Name => "binance";

    public string UsualPair => "BTCUSDT";

    public IReadOnlyList<string> Intervals { get; } = ["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d"];

    public CandlePart FirstFrom(CandleOrder order, long fromMs) => new("first.json", Question(order, $"startTime={fromMs}&limit=1"), fromMs);

    public IEnumerable<CandlePart> Parts(CandleOrder order, long fromMs, long toMs, long nowMs)
    {
        DateTimeOffset first = Time(fromMs);
        for (var month = new DateTimeOffset(first.Year, first.Month, 1, 0, 0, 0, TimeSpan.Zero); Ms(month) < toMs; month = month.AddMonths(1))
        {
            long start = Ms(month), end = Ms(month.AddMonths(1)), from = Math.Max(start, fromMs), to = Math.Min(end, toMs);
            IEnumerable<CandlePart> days = Days(order, from, to, nowMs);
            // What is missing long after its end is no file that is late: asking for each of its days would be in vain.
            if (end <= nowMs) yield return File(order, "monthly", $"{month:yyyy-MM}", to, nowMs - end < 31 * DayMs ? days : Asked(order, start, from, to));
            else foreach (CandlePart day in days) yield return day;
        }
    }

    public IReadOnlyList<Candle> Read(CandlePart part, byte[] answer)
    {
        if (part.ChecksumAddress is not null) return Unzipped(part.Name, answer);
        return VenueJson.Read(answer, root => [.. root.EnumerateArray().Select(row => new Candle(
            row[0].GetInt64(), VenueJson.Number(row[1]), VenueJson.Number(row[2]), VenueJson.Number(row[3]), VenueJson.Number(row[4]), VenueJson.Number(row[5])))]);
    }

    private IEnumerable<CandlePart> Days(CandleOrder order, long fromMs, long toMs, long nowMs)
    {
        for (long day = fromMs / DayMs * DayMs; day < toMs; day += DayMs)
        {
            long end = day + DayMs, to = Math.Min(end, toMs);
            IEnumerable<CandlePart> pages = Asked(order, day, Math.Max(day, fromMs), to);
            if (end <= nowMs) yield return File(order, "daily", $"{Time(day):yyyy-MM-dd}", to, pages);
            else foreach (CandlePart page in pages) yield return page;
        }
    }

    private IEnumerable<CandlePart> Asked(CandleOrder order, long gridMs, long fromMs, long toMs) =>
        Pages.Of(order, gridMs, fromMs, toMs, (from, to) => Question(order, $"startTime={from}&endTime={to - 1}&limit={Pages.Candles}"));

    private CandlePart File(CandleOrder order, string kind, string period, long toMs, IEnumerable<CandlePart> otherwise)
    {
        string pair = order.Pair.ToUpperInvariant(), name = $"{pair}-{order.Interval}-{period}.zip", path = $"data/spot/{kind}/klines/{pair}/{order.Interval}/{name}";
        return new CandlePart(name, new Uri(_archive, path), toMs, new Uri(_archive, $"{path}.CHECKSUM"), otherwise);
    }

    private Uri Question(CandleOrder order, string rest) => new(_api, $"api/v3/klines?symbol={order.Pair.ToUpperInvariant()}&interval={order.Interval}&{rest}");

    // Some files begin with a header, most do not; times are milliseconds, from 2025 on microseconds.
    private static List<Candle> Unzipped(string name, byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        if (archive.Entries.Count != 1) throw new InvalidDataException($"it holds {archive.Entries.Count} files instead of one");
        using Stream text = archive.Entries[0].Open();
        var (lines, problems, candles) = (new CsvLines(text), new Problems(1), new List<Candle>());
        var row = new CsvRow(name, CsvHeader.Read(name, Encoding.UTF8.GetBytes(CsvHeader.Wanted)), problems);
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (lines.Number == 1 && line.Length > 0 && !char.IsAsciiDigit((char)line[0])) continue;
            if (row.TryParse(line, lines.Number, out Candle candle)) candles.Add(candle);
        }
        return problems.Count == 0 ? candles : throw new InvalidDataException(problems.Spelled[0].Text);
    }

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
