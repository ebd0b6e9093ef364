using System.Globalization;
using System.Text.RegularExpressions;
using BtcAi.Market;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BtcAi.Tests.Dashboard;

/// <summary>A newcomer's way through the pages, in a real browser, with real trainings of small networks.</summary>
public sealed partial class WalkTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly ScratchFolder _home = new(), _files = new();

    public void Dispose()
    {
        _home.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task From_candles_to_a_verdict_past_closed_tabs_stops_and_a_killed_server()
    {
        IPage page = await chromium.NewPageAsync();
        ServedDashboard served = await ServedDashboard.StartAsync(_home.FullPath);
        try
        {
            await ImportCandles(page, served.Address);
            string run = await TrainTwoBuckets(page, served.Address);
            page = await ComeBack(page, served.Address, run);
            await StopAndResume(page);
            served.Kill();
            served.Dispose();
            served = await ServedDashboard.StartAsync(_home.FullPath);
            await TheRunGoesOnToItsEnd(page, served.Address, run);
            await Evaluate(page, served.Address, run);
            await TagACheckpoint(page, served.Address, run);
            await NotesSurviveARestart(page, served.Address);
        }
        finally
        {
            served.Dispose();
        }
    }

    private async Task ImportCandles(IPage page, Uri address)
    {
        string file = _files.PathTo("small.csv");
        await File.WriteAllLinesAsync(file, Rows(new SyntheticMarket().Generate(1, 24 * 200, 3_600_000)));
        await page.GotoAsync($"{address}data");
        // The framework listens to the input a moment after it stands there.
        await Expect(page.Locator("#candle-file")).ToHaveJSPropertyAsync("_blazorInputFileNextFileId", 0);
        await page.SetInputFilesAsync("#candle-file", file);
        await page.FillAsync("#candle-name", "no good name!");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("BTCAI-DATA-007")).ToBeVisibleAsync();
        await page.FillAsync("#candle-name", "small");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/data?name=small");
        await Expect(page.GetByText("nothing impossible")).ToBeVisibleAsync();
    }

    private static async Task<string> TrainTwoBuckets(IPage page, Uri address)
    {
        await page.GotoAsync($"{address}train?data=small");
        foreach (string bucket in new[] { "Scalping", "Long" }) await page.GetByRole(AriaRole.Checkbox, new() { Name = bucket }).UncheckAsync();
        await page.FillAsync("#seed", "many");
        await Expect(page.GetByText("it must be a whole number from 0 (1 is usual)")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Start training" })).ToBeDisabledAsync();
        await page.FillAsync("#seed", "3");
        await page.FillAsync("#minutes", "1");
        await page.GetByPlaceholder("Search settings…").FillAsync("model.hidden_size");
        await page.FillAsync("#set-model-hidden_size", "0");
        await Expect(page.GetByText("model.hidden_size is 0; it must be")).ToBeVisibleAsync();
        await page.FillAsync("#set-model-hidden_size", "8");
        await page.GetByPlaceholder("Search settings…").FillAsync("model.windows");
        await page.FillAsync("#set-model-windows", "16");
        // Time alone ends it: a small network stops improving before a slow browser has come back to stop it.
        await page.GetByPlaceholder("Search settings…").FillAsync("learning.patience");
        await page.FillAsync("#set-learning-patience", "0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start training" }).ClickAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await page.WaitForURLAsync("**/monitoring?job=*");
        await Expect(page.Locator("#run")).ToBeVisibleAsync();
        await Expect(page.GetByText("Reward").First).ToBeVisibleAsync();
        return await page.Locator("#run").InputValueAsync();
    }

    private async Task<IPage> ComeBack(IPage page, Uri address, string run)
    {
        await page.Context.CloseAsync();
        page = await chromium.NewPageAsync();
        await page.GotoAsync($"{address}");
        await Expect(page.Locator(".running").First).ToContainTextAsync("Train Short, Medium");
        await page.GotoAsync($"{address}monitoring?run={run}");
        await Expect(page.Locator("main .tag").First).ToHaveTextAsync("running");
        return page;
    }

    private static async Task StopAndResume(IPage page)
    {
        await page.Locator("main h1").ClickAsync();
        await page.Keyboard.PressAsync("s");
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(page.Locator("main .tag").First).ToHaveTextAsync("interrupted");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(page.Locator("main .tag").First).ToHaveTextAsync("running");
    }

    private static async Task TheRunGoesOnToItsEnd(IPage page, Uri address, string run)
    {
        await page.GotoAsync($"{address}monitoring?run={run}&bucket=Medium");
        await Expect(page.Locator("main .tag").First).ToHaveTextAsync("finished", new() { Timeout = 120_000 });
        await Expect(page.Locator(".verdict").First).ToContainTextAsync("months, which it had not seen");
    }

    private static async Task Evaluate(IPage page, Uri address, string run)
    {
        await page.GotoAsync($"{address}backtests?run={run}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Evaluate", Exact = true }).ClickAsync();
        await Expect(page.Locator("[class*=light-]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator("[class*=light-]")).ToContainTextAsync("trial");
        string report = await page.GetByRole(AriaRole.Link, new() { Name = "Report to keep or print" }).GetAttributeAsync("href") ?? "";
        IAPIResponse answer = await page.APIRequest.GetAsync($"{address}{report}");
        Assert.Contains("<svg", await answer.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task TagACheckpoint(IPage page, Uri address, string run)
    {
        await page.GotoAsync($"{address}checkpoints?run={run}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tag", Exact = true }).First.ClickAsync();
        await page.FillAsync("#ask-text", "keep");
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await Expect(page.Locator("button.tag").First).ToContainTextAsync("keep");
        await page.GotoAsync($"{address}compare?search={run[^4..]}");
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(1);
    }

    private async Task NotesSurviveARestart(IPage page, Uri address)
    {
        await page.GotoAsync($"{address}notes");
        await page.Locator("textarea").FillAsync("# Tried\n\nsmall networks <script>alert(1)</script>");
        await Expect(page.GetByText(SavedText())).ToBeVisibleAsync();
        Assert.Equal("Tried", await page.Locator(".preview h1").TextContentAsync());
        Assert.Equal(0, await page.Locator(".preview script").CountAsync());
        Assert.Contains("# Tried", await File.ReadAllTextAsync(_home.PathTo("notes.md")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Rows(CandleSeries candles) => Enumerable.Range(0, candles.Count).Select(i => candles[i])
        .Select(c => string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.FromUnixTimeMilliseconds(c.OpenTimeMs):yyyy-MM-ddTHH:mm:ssZ},{c.Open},{c.High},{c.Low},{c.Close},{c.Volume}"))
        .Prepend("timestamp,open,high,low,close,volume");

    [GeneratedRegex("^Saved ")]
    private static partial Regex SavedText();
}
