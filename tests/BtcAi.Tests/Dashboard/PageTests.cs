using System.Text.RegularExpressions;
using BtcAi.Dashboard.Layout;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BtcAi.Tests.Dashboard;

/// <summary>Every page, at a desk and on a phone: it shows its title, breaks nothing, fits, and can be read by everyone.</summary>
public sealed partial class PageTests(Chromium chromium, PagesHome empty, LivedInHome lived)
    : IClassFixture<Chromium>, IClassFixture<PagesHome>, IClassFixture<LivedInHome>
{
    private const string Welcome = "welcome";

    public static TheoryData<string> Pages => [.. PageList.All.Select(page => page.Path), Welcome];

    /// <summary>Pages that show something of what a home holds.</summary>
    public static TheoryData<string> FullPages => [.. PageList.All.Select(page => page.Path), "data?name=small", "backtests?job={job}", "compare?runs={run}"];

    /// <summary>What a page is there for, by its path; a chart stands for all of its kind.</summary>
    private static readonly Dictionary<string, string[]> KeyElements = new()
    {
        [""] = ["text=Holding", ".card"],
        ["train"] = ["#data", "#buckets", "#seed", "#set-trading-fee"],
        ["monitoring"] = ["#run", "#smooth", ".chart", "text=Blocks of 50 updates", ".verdict", "textarea"],
        ["strategy"] = ["text=Stop-loss", ".chart"],
        ["model"] = ["text=parameters", ".chart", "text=Agent card"],
        ["reward"] = ["text=Components", "text=Inspect"],
        ["withdrawals"] = ["text=Simulate", "#set-withdrawal_simulation-profit_reserve_ratio"],
        ["backtests?job={job}"] = ["[class*=light-]", ".chart", "text=Less each baseline", "text=Report to keep or print", "text=Median of 2 seeds", "text=of 2 folds", "text=The hold-out, opened"],
        ["compare"] = ["tr[data-row]"],
        ["compare?runs={run}"] = [".chart"],
        ["checkpoints"] = ["tr[data-row]", "text=Verify all"],
        ["presets"] = ["tr[data-row] >> text=Scalping Conservative"],
        ["data"] = ["tr[data-row] >> text=small"],
        ["data?name=small"] = [".chart", "text=nothing impossible"],
        ["recovery"] = ["text=The checksums of all"],
        ["logs"] = ["tr[data-row]", "pre.log"],
        ["notes"] = [".preview h1"],
        ["settings"] = ["text=Back up now", "#light"],
        ["help"] = ["text=Scalping"],
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_with_nothing_to_show_stands_at_desktop_and_phone_width(string path) =>
        LookAt(empty.Address, path, path == Welcome ? "Welcome" : PageList.All.First(p => p.Path == path).Title);

    [Theory]
    [MemberData(nameof(FullPages))]
    public Task A_page_with_something_to_show_stands_at_desktop_and_phone_width(string path) => LookAt(
        lived.Address, path.Replace("{job}", lived.Evaluation).Replace("{run}", lived.Run), PageList.All.First(p => p.Path == path.Split('?')[0]).Title,
        KeyElements.GetValueOrDefault(path));

    [Fact]
    public async Task On_a_phone_a_chosen_page_is_not_covered_by_the_navigation()
    {
        IPage page = await chromium.NewPageAsync(390, 844);
        await page.GotoAsync($"{empty.Address}");
        await Assertions.Expect(page.Locator(".drawer")).ToHaveClassAsync(Closed());
        await page.GetByLabel("Navigation").ClickAsync();
        await page.Locator("nav a[href=data]").ClickAsync();
        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Data");
        await Assertions.Expect(page.Locator(".drawer")).ToHaveClassAsync(Closed());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_ask_before_they_act_and_their_list_keeps_the_focus()
    {
        IPage page = await chromium.NewPageAsync();
        await page.GotoAsync($"{lived.Address}backtests?run={lived.Run}");
        await page.Locator("main h1").ClickAsync();
        await page.Keyboard.PressAsync("s");
        await page.Locator(".mud-dialog").GetByText($"It judges {lived.Run}.").WaitForAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await Assertions.Expect(page.Locator(".mud-dialog")).ToHaveCountAsync(0);
        Assert.EndsWith($"backtests?run={lived.Run}", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("?");
        for (int tab = 0; tab < 3; tab++)
        {
            await Assertions.Expect(page.Locator(".keys button")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Tab");
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_a_candle_says_is_of_the_one_under_the_pointer_also_when_the_chart_moves_and_the_pointer_does_not()
    {
        IPage page = await chromium.NewPageAsync();
        await page.GotoAsync($"{lived.Address}data?name=small");
        ILocator chart = page.Locator(".chart"), tip = chart.Locator("table.tip");
        await Assertions.Expect(chart).ToHaveAttributeAsync("aria-label", ChartShape());
        LocatorBoundingBoxResult box = (await chart.BoundingBoxAsync())!;
        (float x, float y) = (box.X + box.Width * 0.6f, box.Y + box.Height * 0.35f);
        await page.Mouse.MoveAsync(x, y);
        foreach (string row in new[] { "Open", "High", "Low", "Close", "Volume" }) await Assertions.Expect(tip).ToContainTextAsync(row);
        string whole = await chart.InnerTextAsync();
        Assert.Single(Moment().Matches(whole));
        for (int turn = 0; turn < 40; turn++) await page.Mouse.WheelAsync(0, -300);
        await Assertions.Expect(page.GetByText("One candle shown: 4\u00A0h")).ToBeVisibleAsync();
        await Assertions.Expect(chart).Not.ToHaveTextAsync(whole);
        string zoomed = await chart.InnerTextAsync();
        await page.Mouse.MoveAsync(x + 40, y);
        await Assertions.Expect(chart).Not.ToHaveTextAsync(zoomed);
        await page.Mouse.MoveAsync(x, y);
        await Assertions.Expect(chart).ToHaveTextAsync(zoomed, new() { UseInnerText = true });
        await page.WaitForURLAsync("**from=*&to=*");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("One candle shown: 4\u00A0h")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_log_stays_at_its_end_while_it_grows_unless_one_has_scrolled_up()
    {
        IPage page = await chromium.NewPageAsync(1440, 120);
        await page.GotoAsync($"{lived.Address}logs?job={lived.Evaluation}");
        ILocator log = page.Locator("pre.log");
        await Assertions.Expect(log).ToContainTextAsync("fold");
        Assert.True(await log.EvaluateAsync<bool>("log => log.scrollTop > 0 && log.scrollHeight - log.scrollTop - log.clientHeight < 2"));
        const string Grow = "log => { log.append('\\nmore'.repeat(50)); return new Promise(then => setTimeout(() => then(log.scrollHeight - log.scrollTop - log.clientHeight))); }";
        Assert.InRange(await log.EvaluateAsync<double>(Grow), 0, 2);
        await log.EvaluateAsync("log => { log.scrollTop = 0; return new Promise(then => log.addEventListener('scroll', then, { once: true })); }");
        Assert.InRange(await log.EvaluateAsync<double>(Grow), 500, 10_000);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Runs_are_searched_while_one_types_and_no_letter_is_lost()
    {
        IPage page = await chromium.NewPageAsync();
        await page.GotoAsync($"{lived.Address}compare");
        await Assertions.Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        ILocator search = page.GetByLabel("Search runs");
        await search.PressSequentiallyAsync("nothing like it");
        await Assertions.Expect(page.GetByText("No run fits.")).ToBeVisibleAsync();
        await Assertions.Expect(search).ToHaveValueAsync("nothing like it");
        await search.FillAsync("first");
        await Assertions.Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await search.PressAsync("Enter");
        await page.WaitForURLAsync("**search=first*");
        await page.Context.CloseAsync();
    }

    private async Task LookAt(Uri address, string path, string title, string[]? elements = null)
    {
        foreach ((int width, ColorScheme light) in new[] { (1440, ColorScheme.Dark), (390, ColorScheme.Light) })
        {
            IPage page = await chromium.NewPageAsync(width, 900, light);
            var complaints = new List<string>();
            page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
            page.PageError += (_, error) => complaints.Add(error);
            await page.GotoAsync($"{address}{path}");
            await page.WaitForSelectorAsync("main h1");
            Assert.Equal(title, await page.TextContentAsync("main h1"));
            Assert.Empty(await page.QuerySelectorAllAsync("main .trouble"));
            Assert.True(
                await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, $"/{path} is wider than {width} pixels.");
            foreach (string element in elements ?? []) await SeesAsync(page, element);
            AxeResult axe = await page.RunAxe();
            Assert.Equal("", string.Join('\n', axe.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})")));
            Assert.Empty(complaints);
            await page.Context.CloseAsync();
        }
    }

    /// <summary>It is there, within the page's width, and its picture is not of one colour.</summary>
    private static async Task SeesAsync(IPage page, string element)
    {
        ILocator seen = page.Locator("main").Locator(element).First;
        await Assertions.Expect(seen).ToBeVisibleAsync();
        if (element == ".chart") await Assertions.Expect(seen).ToHaveAttributeAsync("aria-label", ChartShape());
        LocatorBoundingBoxResult box = (await seen.BoundingBoxAsync())!;
        Assert.True(box.X >= 0 && box.Width > 0 && box.Height > 0, $"{element} is nowhere.");
        byte[] picture = await seen.ScreenshotAsync(new LocatorScreenshotOptions { Animations = ScreenshotAnimations.Disabled });
        Assert.True(await page.EvaluateAsync<bool>(Drawn, Convert.ToBase64String(picture)), $"{element} is a blank.");
    }

    // Whether a picture holds more than one colour.
    private const string Drawn = """
        async picture => {
          const image = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), c => c.charCodeAt(0))], { type: 'image/png' }));
          const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
          pen.drawImage(image, 0, 0);
          return new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size > 1;
        }
        """;

    [GeneratedRegex("mud-drawer--closed")]
    private static partial Regex Closed();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d UTC")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\. .+ between .+ and .+\.")]
    private static partial Regex ChartShape();
}
