using BtcAi.Experiments.Presets;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Tests.Experiments.TrackRecords;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BtcAi.Tests.Dashboard;

/// <summary>The pages of presets and settings in use, on a home that holds something.</summary>
public sealed class PresetPageTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly ScratchFolder _home = new();

    private PresetStore Store => new(_home.FullPath, TimeProvider.System, _ => { });
    private HomeSettings Settings => new(_home.FullPath, TimeProvider.System);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_preset_is_renamed_deleted_brought_back_imported_and_loaded()
    {
        string hash = Store.Create("Mine", "Short", "Tried", ["model.gamma=0.98"]).Hash;
        new RunStore(_home.FullPath, TimeProvider.System).Keep([.. Judged.Seeds("Mine", 3, 0.2).Select(row => row with { PresetHash = hash })]);
        using ServedDashboard served = await ServedDashboard.StartAsync(_home.FullPath);
        IPage page = await chromium.NewPageAsync();
        await page.GotoAsync($"{served.Address}presets");
        await Row(page, "Mine").Locator("text=3 judged: above holding").WaitForAsync();
        AxeResult axe = await page.RunAxe();
        Assert.Equal("", string.Join('\n', axe.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})")));

        await Press(Row(page, "Short Balanced"), "Copy");
        await Assertions.Expect(page.Locator("#ask-text")).ToHaveValueAsync("Short Balanced 2");
        await page.FillAsync("#ask-text", "short_balanced");
        await page.Locator(".mud-dialog").GetByText("There is a preset called Short Balanced already").WaitForAsync();
        await Press(page.Locator(".mud-dialog"), "Cancel");

        await Press(Row(page, "Mine"), "Rename");
        await page.FillAsync("#ask-text", "Other");
        await Press(page.Locator(".mud-dialog"), "OK");
        await Row(page, "Other").WaitForAsync();
        await Press(Row(page, "Other"), "Delete");
        await Row(page, "Other").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await Press(page.Locator("body"), "Undo");
        await Row(page, "Other").WaitForAsync();
        Assert.Equal(hash, Store.Find("other").Hash);

        await page.SetInputFilesAsync("#preset-file", new FilePayload { Name = "old.json", MimeType = "application/json", Buffer = "{\"params\": {\"GAMMA\": 0.9}}"u8.ToArray() });
        await Row(page, "old").WaitForAsync();
        await Press(Row(page, "Other"), "Load");
        await Press(page.Locator(".mud-dialog"), "Load");
        await page.Locator("text=Other is loaded").WaitForAsync();
        Assert.Equal(0.98, Settings.Load().Settings.Model.Gamma);

        await Row(page, "Other").GetByText("Train with it").ClickAsync();
        await page.Locator("code:has-text('--preset Other')").WaitForAsync();
    }

    [Fact]
    public async Task Settings_are_checked_as_they_are_typed_saved_and_brought_back()
    {
        Settings.Change(file => file.With(["trading.fee=0.002"]));
        using ServedDashboard served = await ServedDashboard.StartAsync(_home.FullPath);
        IPage page = await chromium.NewPageAsync();
        await page.GotoAsync($"{served.Address}settings");
        await page.FillAsync("#set-trading-fee", "7");
        await page.Locator("text=nothing can be saved").WaitForAsync();
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).IsDisabledAsync());
        await page.FillAsync("#set-trading-fee", "0.003");
        await page.Locator("td:has-text('0.003 (0.3')").First.WaitForAsync();
        await Press(page.Locator("body"), "Save");
        await page.Locator("text=Saved; the settings before").WaitForAsync();
        Assert.Equal(0.003, Settings.Load().Settings.Trading.Fee);

        await Press(page.Locator("section", new() { HasText = "Backups" }), "Restore");
        await Press(page.Locator(".mud-dialog"), "Restore");
        await page.Locator("text=is restored").WaitForAsync();
        Assert.Equal(0.002, Settings.Load().Settings.Trading.Fee);

        await page.SetInputFilesAsync("#old-settings", new FilePayload { Name = "old.json", MimeType = "application/json", Buffer = "{\"GAMMA\": 0.9, \"EPS_CLIP\": 4}"u8.ToArray() });
        await Press(page.Locator("body"), "Make these the settings, without the refused values");
        await page.Locator("text=taken over").First.WaitForAsync();
        Assert.Equal((0.9, 0.001), (Settings.Load().Settings.Model.Gamma, Settings.Load().Settings.Trading.Fee));
    }

    private static ILocator Row(IPage page, string preset) => page.Locator("tr", new() { Has = page.Locator($"strong:text-is('{preset}')") });

    private static Task Press(ILocator within, string button) => within.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
}
