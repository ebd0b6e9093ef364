using BtcAi.Tests.Market.Venues;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BtcAi.Tests.Dashboard;

/// <summary>A download in a real browser, from an exchange on this machine.</summary>
public sealed class DownloadPageTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly ScratchFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_download_is_watched_cancelled_gone_on_with_and_listed()
    {
        await using SmallExchange exchange = await SmallExchange.StartAsync(SmallExchange.Market(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), 24 * 182));
        using var release = new SemaphoreSlim(0);
        exchange.Stumble = async (context, path, times) =>
        {
            if (path.EndsWith("2020-04.zip", StringComparison.Ordinal) && times == 1) await release.WaitAsync(context.RequestAborted);
            return false;
        };
        using ServedDashboard served = await ServedDashboard.StartAsync(_home.FullPath);
        IPage page = await chromium.NewPageAsync();
        await page.GotoAsync($"{served.Address}welcome");
        foreach (string step in new[] { "Machine", "Candles" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
            await Expect(page.Locator("[aria-current=step]")).ToHaveTextAsync(step);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Download", Exact = true }).First.ClickAsync();
        await page.Locator("#download-pair").WaitForAsync();
        await page.GotoAsync($"{served.Address}data");
        await Fill(page, exchange.Address);
        await Expect(page.GetByText("month 3 of 6").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByText("Stopped; what was fetched is kept.")).ToBeVisibleAsync();
        await Fill(page, exchange.Address);
        await page.WaitForURLAsync("**/data?name=btcusdt-1h");
        await Expect(page.Locator("tr[data-row]")).ToContainTextAsync("btcusdt-1h");
        await Expect(page.GetByText("nothing impossible")).ToBeVisibleAsync();
        Assert.Equal(1, exchange.Files.Count(file => file == "BTCUSDT-1h-2020-01.zip"));
    }

    private static async Task Fill(IPage page, string mirror)
    {
        await page.SelectOptionAsync("#download-interval", "1h");
        await page.FillAsync("#download-from", "2020-02-30");
        await Expect(page.GetByText("it must be a UTC date such as")).ToBeVisibleAsync();
        await Expect(page.Locator("form button[type=submit]")).ToBeDisabledAsync();
        await page.FillAsync("#download-from", "2020-01-01");
        await page.FillAsync("#download-to", "2020-07-01");
        await page.FillAsync("#download-mirror", mirror);
        await page.Locator("form button[type=submit]").ClickAsync();
    }
}
