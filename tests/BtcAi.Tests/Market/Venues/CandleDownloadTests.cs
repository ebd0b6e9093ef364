using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;
using BtcAi.Market.Venues;
using Microsoft.AspNetCore.Http;

namespace BtcAi.Tests.Market.Venues;

public sealed class CandleDownloadTests : IAsyncLifetime
{
    // The files' times turn from milliseconds to microseconds in the middle of the market; the last candle, of 12:00, is still open.
    private static readonly DateTimeOffset Start = Time(2024, 11, 20), Now = Time(2025, 2, 10).AddHours(12).AddMinutes(34);

    private static readonly CandleSeries Market = SmallExchange.Market(Start, (int)(Now - Start).TotalHours + 1);

    private readonly TemporaryFolder _home = new();
    private readonly List<string> _told = [];
    private readonly List<DownloadProgress> _progress = [];
    private SmallExchange _exchange = null!;

    private CandleLibrary Library => new(_home["candles"]);

    private static CandleSeries Closed => Market.Slice(new IndexRange(0, Market.Count - 1));

    public async ValueTask InitializeAsync()
    {
        _exchange = await SmallExchange.StartAsync(Market);
        (_exchange.MonthsUntil, _exchange.DaysUntil) = (Time(2025, 2, 1), Time(2025, 2, 9));
    }

    public async ValueTask DisposeAsync()
    {
        await _exchange.DisposeAsync();
        _home.Dispose();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Months_days_and_questions_together_give_every_closed_candle_of_the_market(bool header)
    {
        _exchange.WithHeader = header;
        DownloadReport report = await Download();
        Assert.Equal(Closed.Fingerprint, Library.Load("btcusdt-1h").Fingerprint);
        string[] days = [.. Enumerable.Range(1, 8).Select(day => $"BTCUSDT-1h-2025-02-{day:00}.zip")];
        Assert.Equal(["BTCUSDT-1h-2024-11.zip", "BTCUSDT-1h-2024-12.zip", "BTCUSDT-1h-2025-01.zip", .. days], _exchange.Files);
        // For the first candle, and for the two days that have no file.
        Assert.Equal(3, _exchange.Questions.Count);
        Assert.Equal((Closed.Count, 0, Closed.Count), (report.NewCandles, report.OffGrid, report.Entry.Rows));
        Assert.Equal("binance BTCUSDT 1h", report.Entry.Source);
        Assert.Equal(1, _progress[^1].Share);
        Assert.False(Directory.Exists(_home["downloads/btcusdt-1h"]));
    }

    [Fact]
    public async Task A_month_without_a_file_yet_comes_by_days_and_a_day_without_one_by_question()
    {
        (_exchange.MonthsUntil, _exchange.DaysUntil) = (Time(2025, 1, 1), Time(2025, 1, 30));
        await Download();
        Assert.Equal(Closed.Fingerprint, Library.Load("btcusdt-1h").Fingerprint);
        Assert.Equal(2 + 29, _exchange.Files.Count);
        Assert.Equal(1 + 2 + 10, _exchange.Questions.Count);
    }

    [Fact]
    public async Task A_month_that_is_missing_long_after_its_end_is_asked_for_without_trying_its_days()
    {
        var asked = new List<string>();
        _exchange.Stumble = (context, path, _) =>
        {
            asked.Add(path);
            return Busy(context, path.EndsWith("2024-11.zip", StringComparison.Ordinal), 404, null);
        };
        await Download();
        Assert.Equal(Closed.Fingerprint, Library.Load("btcusdt-1h").Fingerprint);
        Assert.DoesNotContain(asked, path => path.Contains("2024-11-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_download_fetches_only_what_is_new_and_makes_the_bytes_of_a_single_one()
    {
        await Download(Time(2025, 1, 15).AddHours(6).AddMinutes(1));
        Assert.Equal(Time(2025, 1, 15).AddHours(5).ToUnixTimeMilliseconds(), Library.Load("btcusdt-1h").OpenTimeMs[^1]);
        _exchange.Files.Clear();
        DownloadReport report = await Download();
        Assert.Equal(["BTCUSDT-1h-2025-01.zip", .. Enumerable.Range(1, 8).Select(day => $"BTCUSDT-1h-2025-02-{day:00}.zip")], _exchange.Files);
        Assert.Equal((int)(Now - Time(2025, 1, 15).AddHours(6)).TotalHours, report.NewCandles);
        byte[] twice = File.ReadAllBytes(_home["candles/btcusdt-1h.parquet"]);
        await Download(name: "once");
        // Names are no part of the file.
        Assert.Equal(File.ReadAllBytes(_home["candles/once.parquet"]), twice);
    }

    [Fact]
    public async Task A_download_of_what_is_all_there_asks_for_nothing()
    {
        await Download();
        (int files, int questions) = (_exchange.Files.Count, _exchange.Questions.Count);
        DownloadReport report = await Download();
        Assert.Equal((0, files, questions), (report.NewCandles, _exchange.Files.Count, _exchange.Questions.Count));
    }

    [Fact]
    public async Task An_earlier_start_fetches_what_lies_before()
    {
        await Download(from: "2025-01-10");
        Assert.Equal(Time(2025, 1, 10).ToUnixTimeMilliseconds(), Library.Find("btcusdt-1h")!.FirstMs);
        _exchange.Files.Clear();
        await Download(from: "2018-03-01");
        Assert.Equal(["BTCUSDT-1h-2024-11.zip", "BTCUSDT-1h-2024-12.zip", "BTCUSDT-1h-2025-01.zip"], _exchange.Files);
        Assert.Equal(Closed.Fingerprint, Library.Load("btcusdt-1h").Fingerprint);
    }

    [Fact]
    public async Task A_file_that_does_not_match_its_checksum_is_fetched_again()
    {
        _exchange.Stumble = (context, path, times) => Wrong(context, path.EndsWith("2024-12.zip.CHECKSUM", StringComparison.Ordinal) && times == 1);
        await Download();
        Assert.Equal(2, _exchange.Files.Count(file => file == "BTCUSDT-1h-2024-12.zip"));
        Assert.Contains("BTCUSDT-1h-2024-12.zip: it does not match its checksum; fetching it again", _told);
        Assert.Equal(Closed.Fingerprint, Library.Load("btcusdt-1h").Fingerprint);
    }

    [Fact]
    public async Task A_file_that_never_matches_its_checksum_is_named_and_nothing_is_stored_but_what_came_is_kept()
    {
        _exchange.Stumble = (context, path, _) => Wrong(context, path.EndsWith("2024-12.zip.CHECKSUM", StringComparison.Ordinal));
        WorldException refused = await Assert.ThrowsAsync<WorldException>(() => Download());
        Assert.Equal(CandleErrors.Broken, refused.Code);
        Assert.Contains("BTCUSDT-1h-2024-12.zip was refused: it does not match its checksum", refused.Message, StringComparison.Ordinal);
        Assert.Null(Library.Find("btcusdt-1h"));
        _exchange.Stumble = (_, _, _) => Task.FromResult(false);
        await Download();
        Assert.Equal(1, _exchange.Files.Count(file => file == "BTCUSDT-1h-2024-11.zip"));
        Assert.Equal(Closed.Fingerprint, Library.Load("btcusdt-1h").Fingerprint);
    }

    [Fact]
    public async Task An_exchange_that_is_asked_too_much_is_given_the_pause_it_wants()
    {
        _exchange.Stumble = (context, path, times) => Busy(context, path.EndsWith("2024-12.zip", StringComparison.Ordinal) && times <= 2, times == 1 ? 429 : 418, "70");
        var clock = new HastyClock(Now);
        await Download(clock: clock);
        Assert.Equal(2, clock.Pauses.Count(pause => pause == TimeSpan.FromSeconds(70)));
        Assert.Equal(Closed.Fingerprint, Library.Load("btcusdt-1h").Fingerprint);
    }

    [Fact]
    public async Task An_exchange_that_wants_a_pause_of_hours_is_left_alone()
    {
        _exchange.Stumble = (context, path, _) => Busy(context, path.EndsWith("2024-12.zip", StringComparison.Ordinal), 418, "7200");
        WorldException refused = await Assert.ThrowsAsync<WorldException>(() => Download());
        Assert.Contains("It asks for a pause of 120 minutes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_connections_and_stumbling_servers_are_asked_again_after_growing_pauses()
    {
        _exchange.Stumble = (context, path, times) => path.EndsWith("2024-11.zip", StringComparison.Ordinal) && times <= 2
            ? CutOff(context)
            : Busy(context, path.EndsWith("2024-12.zip", StringComparison.Ordinal) && times <= 3, 503, null);
        var clock = new HastyClock(Now);
        await Download(clock: clock);
        int[] seconds = [.. clock.Pauses.Select(pause => (int)pause.TotalSeconds)];
        Assert.Equal([1, 2, 1, 2, 4], seconds);
        Assert.Equal(Closed.Fingerprint, Library.Load("btcusdt-1h").Fingerprint);
    }

    [Fact]
    public async Task A_server_that_never_recovers_ends_the_download_with_a_way_out()
    {
        _exchange.Stumble = (context, path, _) => Busy(context, path.EndsWith("2024-12.zip", StringComparison.Ordinal), 503, null);
        WorldException refused = await Assert.ThrowsAsync<WorldException>(() => Download());
        Assert.Equal(CandleErrors.Unreachable, refused.Code);
        Assert.Contains("127.0.0.1 could not be reached (it answered 503). Check the connection and run the command again", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_and_gone_on_it_fetches_no_file_twice()
    {
        using var stop = new CancellationTokenSource();
        _exchange.Stumble = (_, path, _) =>
        {
            if (path.EndsWith("2025-02-03.zip", StringComparison.Ordinal)) stop.Cancel();
            return Task.FromResult(false);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Download(stop: stop));
        Assert.Null(Library.Find("btcusdt-1h"));
        await Download();
        string[] twice = [.. _exchange.Files.CountBy(file => file).Where(count => count.Value > 1).Select(count => count.Key)];
        Assert.True(twice is [] or ["BTCUSDT-1h-2025-02-03.zip"], string.Join(", ", twice));
        Assert.Equal(Closed.Fingerprint, Library.Load("btcusdt-1h").Fingerprint);
    }

    [Fact]
    public async Task A_pair_that_the_exchange_does_not_know_is_a_mistake_told_at_once()
    {
        UserMistakeException mistake = await Assert.ThrowsAsync<UserMistakeException>(() => Download(pair: "BTCUSDX"));
        Assert.Equal(CandleErrors.Pair, Assert.Single(mistake.Problems).Code);
        Assert.StartsWith("binance knows no pair BTCUSDX; check the spelling", mistake.Message, StringComparison.Ordinal);
        Assert.Empty(_exchange.Files);
        Assert.Empty(Directory.GetDirectories(_home["downloads"]));
    }

    [Fact]
    public async Task Candles_that_open_beside_the_grid_are_left_out_and_counted()
    {
        long[] shifted = [.. Market.OpenTimeMs];
        for (int i = 100; i < 110; i++) shifted[i] += 14_789;
        _exchange.Candles = new CandleSeries("off", Market.IntervalMs, shifted, Market.Open, Market.High, Market.Low, Market.Close, Market.Volume);
        DownloadReport report = await Download();
        Assert.Equal((10, 10L), (report.OffGrid, report.Audit.MissingCandles));
    }

    [Fact]
    public async Task Impossible_candles_are_refused_as_those_of_a_file_are()
    {
        double[] high = [.. Market.High];
        high[50] = 1e-3;
        _exchange.Candles = new CandleSeries("wrong", Market.IntervalMs, Market.OpenTimeMs, Market.Open, high, Market.Low, Market.Close, Market.Volume);
        UserMistakeException mistake = await Assert.ThrowsAsync<UserMistakeException>(() => Download());
        Assert.Contains("candle 51: high 0.001 is below low", mistake.Message, StringComparison.Ordinal);
        Assert.Null(Library.Find("btcusdt-1h"));
    }

    [Fact]
    public async Task Bitstamp_gives_the_same_candles_a_thousand_at_a_time()
    {
        await Download(venue: "bitstamp", pair: "", name: "stamp");
        Assert.Equal(Closed.Fingerprint, Library.Load("stamp").Fingerprint);
        Assert.Equal("bitstamp BTCUSD 1h", Library.Find("stamp")!.Source);
        int pages = _exchange.Questions.Count;
        Assert.InRange(pages, 1 + Closed.Count / 1000, 3 + Closed.Count / 1000);
        await Download(venue: "bitstamp", pair: "", name: "stamp");
        Assert.Equal(pages, _exchange.Questions.Count);
    }

    [Fact]
    public async Task Two_downloads_of_one_name_do_not_run_together()
    {
        using var started = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        _exchange.Stumble = async (_, path, times) =>
        {
            if (!path.EndsWith("2024-11.zip", StringComparison.Ordinal) || times > 1) return false;
            started.Release();
            await release.WaitAsync();
            return false;
        };
        Task<DownloadReport> first = Download();
        await started.WaitAsync(TestContext.Current.CancellationToken);
        WorldException refused = await Assert.ThrowsAsync<WorldException>(() => Download());
        Assert.Contains("another download of \"btcusdt-1h\" may be running", refused.Message, StringComparison.Ordinal);
        release.Release();
        await first;
        Assert.Equal(Closed.Fingerprint, Library.Load("btcusdt-1h").Fingerprint);
    }

    private async Task<DownloadReport> Download(
        DateTimeOffset? now = null, string from = "", string venue = "binance", string pair = "BTCUSDT", string name = "btcusdt-1h", HastyClock? clock = null, CancellationTokenSource? stop = null)
    {
        clock ??= new HastyClock(now ?? Now);
        var request = new DownloadRequest { Venue = venue, Pair = pair, Interval = "1h", From = from, Name = name, Mirror = _exchange.Address };
        var problems = new Problems();
        CandleOrder? order = request.ToOrder(Library, clock.GetUtcNow(), problems);
        problems.ThrowIfAny();
        return await new CandleDownload(Library, _home["downloads"], clock, _told.Add, _progress.Add).RunAsync(order!, stop?.Token ?? TestContext.Current.CancellationToken);
    }

    private static async Task<bool> Wrong(HttpContext context, bool wrong)
    {
        if (wrong) await context.Response.WriteAsync($"{new string('0', 64)}  any.zip");
        return wrong;
    }

    private static Task<bool> Busy(HttpContext context, bool busy, int status, string? retryAfter)
    {
        if (!busy) return Task.FromResult(false);
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return Task.FromResult(true);
    }

    private static async Task<bool> CutOff(HttpContext context)
    {
        context.Response.ContentLength = 5000;
        await context.Response.Body.WriteAsync(new byte[100]);
        await context.Response.Body.FlushAsync();
        context.Abort();
        return true;
    }

    private static DateTimeOffset Time(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
