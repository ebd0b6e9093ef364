using BtcAi.Dashboard.Home;
using BtcAi.Dashboard.Pages;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BtcAi.Tests.Dashboard.Pages;

public sealed class WelcomeTests : PlannedHome
{
    [Fact]
    public async Task The_form_goes_on_and_back_and_tells_where_one_stands()
    {
        var page = Components.Render<Welcome>();
        Assert.Equal("Home", page.Find("[aria-current=step]").TextContent);
        await page.Find("form").SubmitAsync();
        Assert.Equal("Machine", page.Find("[aria-current=step]").TextContent);
        Assert.Equal(4, page.FindAll("tbody tr").Count);
        await page.FindAll("button").First(button => button.TextContent.Trim() == "Back").ClickAsync();
        Assert.Equal("Home", page.Find("[aria-current=step]").TextContent);
    }

    [Fact]
    public async Task The_step_stands_in_the_address_so_that_a_reload_and_going_back_keep_it()
    {
        NavigationManager navigation = Components.Services.GetRequiredService<NavigationManager>();
        var page = Components.Render<Welcome>();
        await page.Find("form").SubmitAsync();
        await page.Find("form").SubmitAsync();
        Assert.EndsWith("/welcome?step=Candles", navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("Candles", Components.Render<Welcome>().Find("[aria-current=step]").TextContent);
        navigation.NavigateTo("welcome?step=Machine");
        page.WaitForAssertion(() => Assert.Equal("Machine", page.Find("[aria-current=step]").TextContent));
        navigation.NavigateTo("welcome?step=99");
        page.WaitForAssertion(() => Assert.Equal("Home", page.Find("[aria-current=step]").TextContent));
    }

    [Fact]
    public async Task The_summary_tells_the_command_line_and_what_is_saved()
    {
        var page = Components.Render<Welcome>();
        for (int step = 0; step < 5; step++) await page.Find("form").SubmitAsync();
        await page.FindAll("input[type=radio]")[0].ChangeAsync("on");
        await page.Find("form").SubmitAsync();
        string told = page.Find("pre").TextContent;
        Assert.Contains("btcai config set learning.risk_aversion=3 risk.max_drawdown=0.1 risk.volatility_target=0.2", told, StringComparison.Ordinal);
        Assert.Contains("btcai train --data synthetic --sequence Scalping,Short,Medium,Long --seed 1", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Candles_are_built_in_downloaded_or_imported()
    {
        var page = Components.Render<Welcome>();
        for (int step = 0; step < 2; step++) await page.Find("form").SubmitAsync();
        Assert.Empty(page.FindAll("#download-pair, #candle-file"));
        await page.FindAll("button").First(button => button.TextContent.Trim() == "Download").ClickAsync();
        Assert.NotNull(page.Find("#download-pair"));
        await page.FindAll("button").First(button => button.TextContent.Trim() == "Import").ClickAsync();
        Assert.Empty(page.FindAll("#download-pair"));
        Assert.NotNull(page.Find("#candle-file"));
        Assert.Equal("Candles", page.Find("[aria-current=step]").TextContent);
    }

    [Fact]
    public async Task Skipping_is_remembered()
    {
        var page = Components.Render<Welcome>();
        await page.FindAll("button").First(button => button.TextContent.Trim() == "Skip this").ClickAsync();
        Assert.False(Components.Services.GetRequiredService<FirstStart>().IsNow);
    }
}
