using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using BtcAi.Foundation;
using BtcAi.Market;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BtcAi.Tests.Market.Venues;

/// <summary>
/// An exchange on the loopback address with one market, BTCUSDT (BTCUSD at Bitstamp), that answers in the shapes of Binance's archive,
/// Binance's API and Bitstamp's API. It counts what it is asked and stumbles when told to.
/// </summary>
internal sealed class SmallExchange : IAsyncDisposable
{
    private const long MicrosecondsFromMs = 1_735_689_600_000;

    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, int> _asked = [];

    private SmallExchange(WebApplication server, CandleSeries candles) => (_server, Candles) = (server, candles);

    public CandleSeries Candles { get; set; }

    /// <summary>Files of months that end later are not there yet.</summary>
    public DateTimeOffset MonthsUntil { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>The same for days.</summary>
    public DateTimeOffset DaysUntil { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Called before an answer with the path and how often it was asked for, this time included; true when it answered itself.</summary>
    public Func<HttpContext, string, int, Task<bool>> Stumble { get; set; } = (_, _, _) => Task.FromResult(false);

    public bool WithHeader { get; set; }

    public string Address => _server.Urls.First();

    /// <summary>Names of the zips that were asked for and answered, in order.</summary>
    public ConcurrentQueue<string> Files { get; } = [];

    /// <summary>Questions for candles to the two APIs.</summary>
    public ConcurrentQueue<string> Questions { get; } = [];

    public static async Task<SmallExchange> StartAsync(CandleSeries candles)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication server = builder.Build();
        var exchange = new SmallExchange(server, candles);
        server.Run(exchange.AnswerAsync);
        await server.StartAsync();
        return exchange;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    /// <summary>Hourly candles from a moment on.</summary>
    public static CandleSeries Market(DateTimeOffset from, int hours, ulong seed = 1)
    {
        CandleSeries made = new SyntheticMarket().Generate(seed, hours, 3_600_000);
        long shift = from.ToUnixTimeMilliseconds() - made.OpenTimeMs[0];
        return new CandleSeries(made.Name, made.IntervalMs, Array.ConvertAll(made.OpenTimeMs, t => t + shift), made.Open, made.High, made.Low, made.Close, made.Volume);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!, name = path.Split('/')[^1];
        if (await Stumble(context, path, _asked.AddOrUpdate(path, 1, (_, count) => count + 1))) return;
        if (path.StartsWith("/data/spot/", StringComparison.Ordinal)) await AnswerFileAsync(context, path, name);
        else if (path == "/api/v3/klines") await AnswerBinanceAsync(context);
        else if (path.StartsWith("/api/v2/ohlc/", StringComparison.Ordinal)) await AnswerBitstampAsync(context, path);
        else context.Response.StatusCode = 404;
    }

    private async Task AnswerFileAsync(HttpContext context, string path, string name)
    {
        bool monthly = path.StartsWith("/data/spot/monthly/klines/BTCUSDT/1h/BTCUSDT-1h-", StringComparison.Ordinal);
        bool daily = path.StartsWith("/data/spot/daily/klines/BTCUSDT/1h/BTCUSDT-1h-", StringComparison.Ordinal);
        string file = name.Replace(".CHECKSUM", "");
        DateTimeOffset from = default;
        bool dated = (monthly || daily) && DateTimeOffset.TryParseExact(
            file["BTCUSDT-1h-".Length..^4], monthly ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out from);
        DateTimeOffset to = !dated ? default : monthly ? from.AddMonths(1) : from.AddDays(1);
        List<Candle> candles = dated ? Between(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds() - 1) : [];
        if (candles.Count == 0 || to > (monthly ? MonthsUntil : DaysUntil))
        {
            context.Response.StatusCode = 404;
            return;
        }
        byte[] zip = Zip(file, candles);
        if (name == file) Files.Enqueue(file);
        await context.Response.Body.WriteAsync(name == file ? zip : Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(zip))}  {file}\n"));
    }

    private byte[] Zip(string file, List<Candle> candles)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            ZipArchiveEntry entry = archive.CreateEntry(file.Replace(".zip", ".csv"));
            entry.LastWriteTime = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var text = new StreamWriter(entry.Open());
            if (WithHeader) text.Write("open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n");
            foreach (Candle c in candles)
            {
                long unit = c.OpenTimeMs >= MicrosecondsFromMs ? 1000 : 1;
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{c.OpenTimeMs * unit},{c.Open:R},{c.High:R},{c.Low:R},{c.Close:R},{c.Volume:R},{(c.OpenTimeMs + 3_600_000) * unit - 1},0,1,0,0,0\n"));
            }
        }
        return stream.ToArray();
    }

    private async Task AnswerBinanceAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        Questions.Enqueue(context.Request.QueryString.Value!);
        if (query["symbol"] != "BTCUSDT" || query["interval"] != "1h")
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("""{"code":-1121,"msg":"Invalid symbol."}""");
            return;
        }
        long end = long.TryParse(query["endTime"], CultureInfo.InvariantCulture, out long asked) ? asked : long.MaxValue;
        IEnumerable<string> rows = Between(long.Parse(query["startTime"]!, CultureInfo.InvariantCulture), end)
            .Take(int.Parse(query["limit"]!, CultureInfo.InvariantCulture))
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"[{c.OpenTimeMs},\"{c.Open:R}\",\"{c.High:R}\",\"{c.Low:R}\",\"{c.Close:R}\",\"{c.Volume:R}\",{c.OpenTimeMs + 3_599_999},\"0\",1,\"0\",\"0\",\"0\"]"));
        await context.Response.WriteAsync($"[{string.Join(',', rows)}]");
    }

    private async Task AnswerBitstampAsync(HttpContext context, string path)
    {
        IQueryCollection query = context.Request.Query;
        Questions.Enqueue(context.Request.QueryString.Value!);
        if (path != "/api/v2/ohlc/btcusd/")
        {
            context.Response.StatusCode = 404;
            return;
        }
        // Of wider candles nobody here looks at more than when they open.
        IEnumerable<string> rows = Enumerable.Range(0, Candles.Count).Select(i => Candles[i])
            .Select(c => c with { OpenTimeMs = c.OpenTimeMs / (1000 * Seconds("step")) * 1000 * Seconds("step") }).DistinctBy(c => c.OpenTimeMs)
            .Where(c => c.OpenTimeMs >= 1000 * Seconds("start") && c.OpenTimeMs <= 1000 * Seconds("end")).Take((int)Seconds("limit"))
            .Select(c => string.Create(CultureInfo.InvariantCulture, $$"""{"timestamp":"{{c.OpenTimeMs / 1000}}","open":"{{c.Open:R}}","high":"{{c.High:R}}","low":"{{c.Low:R}}","close":"{{c.Close:R}}","volume":"{{c.Volume:R}}"}"""));
        await context.Response.WriteAsync("""{"data":{"pair":"BTC/USD","ohlc":[""" + string.Join(',', rows) + "]}}");

        long Seconds(string key) => long.Parse(query[key]!, CultureInfo.InvariantCulture);
    }

    // The last candle of the market is still open for whoever asks before its end; both are the tests' to choose.
    private List<Candle> Between(long fromMs, long lastMs)
    {
        IndexRange range = Candles.Between(fromMs, lastMs == long.MaxValue ? lastMs : lastMs + 1);
        return [.. Enumerable.Range(range.From, range.Count).Select(i => Candles[i])];
    }
}
