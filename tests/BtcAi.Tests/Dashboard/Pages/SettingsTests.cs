using AngleSharp.Dom;
using BtcAi.Dashboard.Pages;
using Bunit;

namespace BtcAi.Tests.Dashboard.Pages;

public sealed class SettingsTests : PlannedHome
{
    private static IElement BackUp(IRenderedComponent<Settings> page) => page.FindAll("button").First(button => button.TextContent.Trim() == "Back up now");

    [Fact]
    public void Nothing_is_backed_up_before_anything_was_saved() => Assert.True(BackUp(Components.Render<Settings>()).HasAttribute("disabled"));

    [Fact]
    public async Task The_saved_settings_are_kept_with_a_note_and_what_is_typed_stays()
    {
        Folder.Chosen.Change(file => file.With(["trading.fee=0.002"]));
        var page = Components.Render<Settings>();
        page.WaitForElement("#set-trading-fee", TimeSpan.FromSeconds(20));
        await page.Find("#set-trading-fee").InputAsync("0.003");
        await page.Find("#backup-note").ChangeAsync("before the new fee");
        await BackUp(page).ClickAsync();
        Assert.Equal("before the new fee", Assert.Single(Folder.Chosen.Backups.List()).Note);
        Assert.Contains("before the new fee", page.Markup, StringComparison.Ordinal);
        Assert.Equal("0.003", page.Find("#set-trading-fee").GetAttribute("value"));
    }
}
