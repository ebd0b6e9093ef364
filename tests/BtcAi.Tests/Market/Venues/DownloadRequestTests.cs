using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Market.Venues;

namespace BtcAi.Tests.Market.Venues;

public sealed class DownloadRequestTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 4, 50, TimeSpan.Zero);

    private readonly TemporaryFolder _home = new();

    private CandleLibrary Library => new(_home["candles"]);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Nothing_but_the_usual_is_a_download_of_five_minute_bitcoin()
    {
        CandleOrder order = new DownloadRequest().ToOrder(Library, Now, new Problems())!;
        Assert.Equal(("binance BTCUSDT 5m", "btcusdt-5m", null), (order.Source, order.Name, order.FromMs));
        Assert.Equal(Now.AddSeconds(-290).ToUnixTimeMilliseconds(), order.ToMs);
    }

    [Fact]
    public void A_candle_that_closed_a_moment_ago_counts_as_open()
    {
        DateTimeOffset closed = new(2026, 1, 1, 12, 5, 0, TimeSpan.Zero);
        Assert.Equal(closed.AddMinutes(-5).ToUnixTimeMilliseconds(), new DownloadRequest().ToOrder(Library, closed.AddSeconds(29), new Problems())!.ToMs);
        Assert.Equal(closed.ToUnixTimeMilliseconds(), new DownloadRequest { To = "2030-01-01" }.ToOrder(Library, closed.AddSeconds(30), new Problems())!.ToMs);
    }

    [Fact]
    public void Everything_wrong_is_told_together()
    {
        var request = new DownloadRequest { Pair = "BTC/USDT", Interval = "7m", From = "2024-01-02", To = "2024-01-02", Name = "../x", Mirror = "http://example.com" };
        Assert.Equal(["Interval", "Mirror", "Name", "Pair", "To"], request.Wrong(Library, Now).Keys.Order());
    }

    [Theory]
    [InlineData("kraken", "", "", "Venue")]
    [InlineData("binance", "2018", "", "From")]
    [InlineData("binance", "2018-02-30", "", "From")]
    [InlineData("binance", "2026-01-02", "", "From")]
    [InlineData("bitstamp", "", "2018-03-01", "To")]
    [InlineData("bitstamp", "", "soon", "To")]
    public void A_wrong_value_is_named(string venue, string from, string to, string field) =>
        Assert.Equal(field, Assert.Single(new DownloadRequest { Venue = venue, From = from, To = to }.Wrong(Library, Now)).Key);

    [Theory, InlineData("https://mirror.example/candles", true), InlineData("http://localhost:9", true), InlineData("http://mirror.example", false), InlineData("file:///x", false), InlineData("mirror", false)]
    public void A_mirror_is_asked_by_https_or_on_this_machine(string mirror, bool allowed) =>
        Assert.Equal(allowed, new DownloadRequest { Mirror = mirror }.Wrong(Library, Now).Count == 0);

    [Fact]
    public void A_mirror_below_a_path_is_asked_there()
    {
        CandleOrder order = new DownloadRequest { Mirror = "https://mirror.example/candles" }.ToOrder(Library, Now, new Problems())!;
        Assert.StartsWith("https://mirror.example/candles/api/v3/klines?symbol=BTCUSDT", $"{order.Venue.FirstFrom(order, 0).Address}", StringComparison.Ordinal);
    }

    [Fact]
    public void Candles_of_another_origin_are_never_mixed_or_replaced()
    {
        CandleSeries candles = new SyntheticMarket().Generate(1, 100);
        Library.Store("imported", candles);
        Library.Store("ether", candles, "binance ETHUSDT 5m");
        Library.Store("btcusdt-5m", candles, "binance BTCUSDT 5m");
        Assert.Contains("\"imported\": imported ones, not binance BTCUSDT 5m; choose another name", Name(new DownloadRequest { Name = "imported" }), StringComparison.Ordinal);
        Assert.Contains("binance ETHUSDT 5m, not binance BTCUSDT 5m", Name(new DownloadRequest { Name = "ether" }), StringComparison.Ordinal);
        Assert.Contains("binance BTCUSDT 5m, not binance BTCUSDT 1m", Name(new DownloadRequest { Name = "btcusdt-5m", Interval = "1m" }), StringComparison.Ordinal);
        Assert.Empty(new DownloadRequest().Wrong(Library, Now));
    }

    private string Name(DownloadRequest request) => Assert.Single(request.Wrong(Library, Now)).Value.Text;
}
