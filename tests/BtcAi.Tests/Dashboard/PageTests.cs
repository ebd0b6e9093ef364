using BtcAi.Dashboard.Layout;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BtcAi.Tests.Dashboard;

/// <summary>Every page, at a desk and on a phone: it shows its title, breaks nothing, fits, and can be read by everyone.</summary>
public sealed class PageTests(Chromium chromium, PagesHome home) : IClassFixture<Chromium>, IClassFixture<PagesHome>
{
    public static TheoryData<string> Pages => [.. PageList.All.Select(page => page.Path), Welcome];

    private const string Welcome = "welcome";

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_stands_at_desktop_and_phone_width(string path)
    {
        foreach ((int width, ColorScheme light) in new[] { (1440, ColorScheme.Dark), (390, ColorScheme.Light) })
        {
            IPage page = await chromium.NewPageAsync(width, 900, light);
            var complaints = new List<string>();
            page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
            page.PageError += (_, error) => complaints.Add(error);
            await page.GotoAsync($"{home.Address}{path}");
            await page.WaitForSelectorAsync("main h1");
            Assert.Equal(path == Welcome ? "Welcome" : PageList.All.First(p => p.Path == path).Title, await page.TextContentAsync("main h1"));
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
