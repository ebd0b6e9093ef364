using System.Runtime.InteropServices;
using BtcAi.Dashboard.Jobs;
using BtcAi.Dashboard.Live;
using BtcAi.Dashboard.Pages.Parts;
using BtcAi.Market.Venues;
using BtcAi.Tests.Market.Venues;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcAi.Tests.Dashboard.Pages;

/// <summary>The job is a real process, the exchange a real server on this machine.</summary>
public sealed class DownloadCardTests() : PlannedHome(
    Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")), Path.Combine(AppContext.BaseDirectory, "btcai.dll"))
{
    [Fact]
    public async Task What_is_filled_in_becomes_a_job_and_its_candles_are_in_the_library()
    {
        await using SmallExchange exchange = await SmallExchange.StartAsync(SmallExchange.Market(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), 24 * 60));
        string started = "";
        var told = new TaskCompletionSource<DownloadReport>();
        var card = Components.Render<DownloadCard>(p => p.Add(c => c.Started, id => started = id).Add(c => c.Downloaded, told.SetResult));
        await card.Find("#download-interval").ChangeAsync("1h");
        await card.Find("#download-from").InputAsync("2020-01-01");
        await card.Find("#download-to").InputAsync("2020-03-01");
        await card.Find("#download-mirror").InputAsync(exchange.Address);
        await card.Find("form").SubmitAsync();
        var desk = Components.Services.GetRequiredService<JobDesk>();
        Assert.StartsWith("btcai data download --venue binance --interval 1h --name btcusdt-1h --from 2020-01-01", desk.Find(started)!.CommandLine, StringComparison.Ordinal);
        await Components.Services.GetRequiredService<Pulse>().StartAsync(Xunit.TestContext.Current.CancellationToken);
        card.Render(p => p.Add(c => c.Job, started));
        DownloadReport finished = await told.Task.WaitAsync(TimeSpan.FromMinutes(1), Xunit.TestContext.Current.CancellationToken);
        Assert.Equal((1440, "binance BTCUSDT 1h"), (finished.NewCandles, finished.Entry.Source));
        Assert.StartsWith("btcusdt-1h: ", card.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("btcusdt-1h", Assert.Single(Folder.Library.List(out _)).Name);
    }

    [Fact]
    public async Task A_wrong_value_shows_its_rule_and_nothing_can_be_started()
    {
        var card = Components.Render<DownloadCard>();
        Assert.False(card.Find("button[type=submit]").HasAttribute("disabled"));
        await card.Find("#download-pair").InputAsync("BTC/USDT");
        Assert.Contains("it must be 5 to 20 letters and digits", card.Find("#download-pair-says").TextContent, StringComparison.Ordinal);
        Assert.True(card.Find("button[type=submit]").HasAttribute("disabled"));
        await card.Find("#download-venue").ChangeAsync("bitstamp");
        Assert.Equal("BTCUSD", card.Find("#download-pair").GetAttribute("placeholder"));
    }
}
