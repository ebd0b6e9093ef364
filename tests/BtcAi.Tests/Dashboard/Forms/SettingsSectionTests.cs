using AngleSharp.Dom;
using BtcAi.Dashboard.Forms;
using BtcAi.Experiments.Settings;
using Bunit;

namespace BtcAi.Tests.Dashboard.Forms;

public sealed class SettingsSectionTests : PlannedHome
{
    private IRenderedComponent<SettingsSection> Risk(Action<SettingsTree>? changed = null) => Components.Render<SettingsSection>(parameters => parameters
        .Add(section => section.Title, "Settings").Add(section => section.Sections, ["risk"]).Add(section => section.Changed, changed ?? (_ => { })));

    [Fact]
    public void Only_the_settings_of_its_sections_are_shown_and_nothing_is_offered_to_save()
    {
        var shown = Risk();
        Assert.NotEmpty(shown.FindAll("#set-risk-daily_loss"));
        Assert.Empty(shown.FindAll("#set-trading-fee"));
        Assert.Empty(shown.FindAll("table"));
    }

    [Fact]
    public async Task A_change_is_shown_before_it_is_saved_and_the_file_before_is_kept()
    {
        Folder.Chosen.Change(file => file.With(["trading.fee=0.002"]));
        SettingsTree? told = null;
        var shown = Risk(tree => told = tree);
        await shown.Find("#set-risk-daily_loss").InputAsync("0.05");
        Assert.Equal(["risk.daily_loss", "0.03 (3\u00A0%)", "0.05 (5\u00A0%)"], shown.FindAll("tbody td").Select(cell => cell.TextContent));
        Assert.Equal(0.05, told!.Risk.DailyLoss);
        Assert.Equal(0.03, Folder.Settings().Risk.DailyLoss);

        await Button(shown, "Save 1 change").ClickAsync();
        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll("table")), TimeSpan.FromSeconds(20));
        Assert.Equal((0.05, 0.002), (Folder.Settings().Risk.DailyLoss, Folder.Settings().Trading.Fee));
        Assert.NotEmpty(Folder.Chosen.Backups.List());
    }

    [Fact]
    public async Task What_is_wrong_cannot_be_saved_and_says_its_rule()
    {
        var shown = Risk();
        await shown.Find("#set-risk-daily_loss").InputAsync("2");
        Assert.True(Button(shown, "Save 1 change").HasAttribute("disabled"));
        Assert.Contains("from 0 to 1", shown.Find("#set-risk-daily_loss-says").TextContent, StringComparison.Ordinal);
        await Button(shown, "Discard").ClickAsync();
        Assert.Equal("0.03", shown.Find("#set-risk-daily_loss").GetAttribute("value"));
    }

    private static IElement Button(IRenderedComponent<SettingsSection> shown, string text) =>
        shown.FindAll("button").First(button => button.TextContent.Trim() == text);
}
