using BtcAi.Dashboard.Layout;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BtcAi.Tests.Dashboard;

/// <summary>Every page, at a desk and on a phone: it shows its title, breaks nothing, fits, and can be read by everyone.</summary>
public sealed class PageTests(Chromium chromium, PagesHome empty, LivedInHome lived)
    : IClassFixture<Chromium>, IClassFixture<PagesHome>, IClassFixture<LivedInHome>
{
    private const string Welcome = "welcome";

    public static TheoryData<string> Pages => [.. PageList.All.Select(page => page.Path), Welcome];

    /// <summary>Pages that show something of what a home holds.</summary>
    public static TheoryData<string> FullPages => [.. PageList.All.Select(page => page.Path), "data?name=small", "backtests?job={job}", "compare?runs={run}"];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_with_nothing_to_show_stands_at_desktop_and_phone_width(string path) =>
        LookAt(empty.Address, path, path == Welcome ? "Welcome" : PageList.All.First(p => p.Path == path).Title);

    [Theory]
    [MemberData(nameof(FullPages))]
    public Task A_page_with_something_to_show_stands_at_desktop_and_phone_width(string path) => LookAt(
        lived.Address, path.Replace("{job}", lived.Evaluation).Replace("{run}", lived.Run), PageList.All.First(p => p.Path == path.Split('?')[0]).Title);

    private async Task LookAt(Uri address, string path, string title)
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
            AxeResult axe = await page.RunAxe();
            Assert.Equal("", string.Join('\n', axe.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})")));
            Assert.Empty(complaints);
            await page.Context.CloseAsync();
        }
    }
}
