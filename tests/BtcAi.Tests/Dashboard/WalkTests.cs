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
    public async Task From_the_first_start_to_a_verdict_past_closed_tabs_stops_killed_servers_and_killed_trainings()
    {
        IPage page = await chromium.NewPageAsync();
        ServedDashboard served = await ServedDashboard.StartAsync(_home.FullPath);
        try
        {
            await BeWelcomed(page, served.Address);
            await Stop(page);
            await LookAtTheCandles(page, served.Address);
            string run = await TrainTwoBuckets(page, served.Address);
            page = await ComeBack(page, served.Address, run);
            served.Kill();
            served = await StartAgain(served);
            await page.GotoAsync($"{served.Address}monitoring?run={run}");
            await Expect(State(page)).ToHaveTextAsync("running");
            await Stop(page);
            await page.Keyboard.PressAsync("s");
            await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
            await Expect(State(page)).ToHaveTextAsync("interrupted");
            await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
            await Expect(State(page)).ToHaveTextAsync("running");
            served.KillWithJobs();
            served = await StartAgain(served);
            await Recover(page, served.Address, run);
            await Stop(page);
            await MakeAPreset(page, served.Address, run);
            string judged = await TrainWithIt(page, served.Address);
            await Evaluate(page, served.Address, judged);
            await ThePresetHasAHistory(page, served.Address);
            await TagACheckpoint(page, served.Address, judged);
            await Compare(page, served.Address, run, judged);
            await ReadTheProgramsLog(page, served.Address);
            await TakeNotes(page, served.Address);
            served.Kill();
            served = await StartAgain(served);
            await page.GotoAsync($"{served.Address}notes");
            await Expect(page.Locator(".preview h1")).ToHaveTextAsync("Tried");
        }
        finally
        {
            served.Dispose();
        }
    }

    private async Task<ServedDashboard> StartAgain(ServedDashboard before)
    {
        before.Dispose();
        return await ServedDashboard.StartAsync(_home.FullPath);
    }

    private static ILocator State(IPage page) => page.Locator("main .tag").First;

    private async Task BeWelcomed(IPage page, Uri address)
    {
        await page.GotoAsync($"{address}");
        await page.WaitForURLAsync("**/welcome");
        await Next(page, "Machine");
        await Next(page, "Candles");
        await page.GetByRole(AriaRole.Group, new() { Name = "Where candles come from" }).GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await ImportCandles(page);
        await Expect(page.Locator("#candles")).ToHaveValueAsync("small");
        await Next(page, "Buckets");
        foreach (string bucket in new[] { "Scalping", "Long" }) await page.GetByRole(AriaRole.Checkbox, new() { Name = bucket }).UncheckAsync();
        await Next(page, "Goal");
        await page.FillAsync("#set-goals-yearly_target_min", "-1");
        await Expect(page.GetByText("goals.yearly_target_min is -1; it must be")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Next" })).ToBeDisabledAsync();
        await page.FillAsync("#set-goals-yearly_target_min", "1");
        await Next(page, "Risk");
        await Next(page, "Summary");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the first training" }).ClickAsync();
        await page.WaitForURLAsync("**/monitoring?job=*");
        await Expect(page.Locator(".chart[aria-label^='Reward over updates. Reward: ']")).ToBeVisibleAsync();
    }

    private static async Task Next(IPage page, string step)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.Locator("[aria-current=step]")).ToHaveTextAsync(step);
    }

    private async Task ImportCandles(IPage page)
    {
        string file = _files.PathTo("small.csv");
        await File.WriteAllLinesAsync(file, Rows(new SyntheticMarket().Generate(1, 24 * 200, 3_600_000)));
        ILocator import = page.Locator("div.card", new() { HasText = "Import candles" }).GetByRole(AriaRole.Button, new() { Name = "Import" });
        // The framework listens to the input a moment after it stands there.
        await Expect(page.Locator("#candle-file")).ToHaveJSPropertyAsync("_blazorInputFileNextFileId", 0);
        await page.SetInputFilesAsync("#candle-file", file);
        await page.FillAsync("#candle-name", "no good name!");
        await import.ClickAsync();
        await Expect(page.GetByText("BTCAI-DATA-007")).ToBeVisibleAsync();
        await page.FillAsync("#candle-name", "small");
        await import.ClickAsync();
    }

    private static async Task LookAtTheCandles(IPage page, Uri address)
    {
        await page.GotoAsync($"{address}data?name=small");
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
        await Set(page, "model.hidden_size", "0");
        await Expect(page.GetByText("model.hidden_size is 0; it must be")).ToBeVisibleAsync();
        await Set(page, "model.hidden_size", "8");
        await Set(page, "model.windows", "16");
        // It goes on until someone stops it, however slow the browser.
        await Set(page, "learning.updates", "1000000");
        await Set(page, "learning.patience", "0");
        return await StartIt(page);
    }

    private static async Task Set(IPage page, string setting, string value)
    {
        await page.GetByPlaceholder("Search settings…").FillAsync(setting);
        await page.FillAsync($"#set-{setting.Replace('.', '-')}", value);
    }

    /// <returns>The run's name.</returns>
    private static async Task<string> StartIt(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Start training" }).ClickAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await page.WaitForURLAsync("**/monitoring?job=*");
        await Expect(page.Locator("#run")).ToBeVisibleAsync();
        await Expect(page.Locator(".chart[aria-label^='Reward over updates. Reward: ']")).ToBeVisibleAsync();
        return await page.Locator("#run").InputValueAsync();
    }

    private async Task<IPage> ComeBack(IPage page, Uri address, string run)
    {
        await page.Context.CloseAsync();
        page = await chromium.NewPageAsync();
        await page.GotoAsync($"{address}");
        await Expect(page.Locator(".running").First).ToContainTextAsync("Train Short, Medium");
        await page.GotoAsync($"{address}monitoring?run={run}");
        await Expect(State(page)).ToHaveTextAsync("running");
        return page;
    }

    private static async Task Stop(IPage page)
    {
        await Expect(State(page)).ToHaveTextAsync("running");
        await page.Locator("main h1").ClickAsync();
        await page.Keyboard.PressAsync("s");
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(State(page)).ToHaveTextAsync("interrupted");
    }

    private static async Task Recover(IPage page, Uri address, string run)
    {
        await page.GotoAsync($"{address}recovery");
        await Expect(page.GetByText("The checksums of all")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Resume {run}" }).ClickAsync();
        await page.WaitForURLAsync($"**/monitoring?run={run}&job=*");
    }

    private static async Task MakeAPreset(IPage page, Uri address, string run)
    {
        await page.GotoAsync($"{address}presets");
        await page.SelectOptionAsync("#from-run", run);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        await page.FillAsync("#ask-text", "Walked");
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await Expect(Preset(page)).ToBeVisibleAsync();
    }

    private static ILocator Preset(IPage page) => page.Locator("tr", new() { Has = page.Locator("strong:text-is('Walked')") });

    private static async Task<string> TrainWithIt(IPage page, Uri address)
    {
        await page.GotoAsync($"{address}train?preset=Walked&data=small");
        foreach (string bucket in new[] { "Scalping", "Medium", "Long" }) await page.GetByRole(AriaRole.Checkbox, new() { Name = bucket }).UncheckAsync();
        await page.FillAsync("#minutes", "0.1");
        string run = await StartIt(page);
        await Expect(State(page)).ToHaveTextAsync("finished", new() { Timeout = 120_000 });
        await Expect(page.Locator(".verdict").First).ToContainTextAsync("months, which it had not seen");
        return run;
    }

    private static async Task ThePresetHasAHistory(IPage page, Uri address)
    {
        await page.GotoAsync($"{address}presets");
        await Expect(Preset(page)).ToContainTextAsync("judged");
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
    }

    private static async Task Compare(IPage page, Uri address, string one, string other)
    {
        await page.GotoAsync($"{address}compare?search={one[^4..]}");
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await page.GotoAsync($"{address}compare?runs={one},{other}");
        await Expect(page.Locator("[aria-label^='Validation curves of the picked runs. '][aria-label*='Short: ']")).ToBeVisibleAsync();
    }

    private static async Task ReadTheProgramsLog(IPage page, Uri address)
    {
        await page.GotoAsync($"{address}logs");
        await page.GetByRole(AriaRole.Link, new() { Name = "Program" }).ClickAsync();
        await page.SelectOptionAsync("#component", "Application");
        await page.WaitForURLAsync("**component=Application*");
        await page.GetByLabel("Search the log").FillAsync("recover");
        await Expect(page.GetByLabel("Program log")).ToContainTextAsync("btcai recover");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**component=Application*search=recover*");
    }

    private async Task TakeNotes(IPage page, Uri address)
    {
        await page.GotoAsync($"{address}notes");
        await page.Locator("textarea").FillAsync("# Tried\n\nsmall networks <script>alert(1)</script>");
        await Expect(page.GetByText(SavedText())).ToBeVisibleAsync();
        await Expect(page.Locator(".preview h1")).ToHaveTextAsync("Tried");
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
