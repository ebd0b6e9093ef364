using BtcAi.Experiments.Presets;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation;
using BtcAi.Tests.Experiments.SettingsFiles;
using CsCheck;

namespace BtcAi.Tests.Experiments.Presets;

public sealed class PresetStoreTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly List<string> _notices = [];

    private PresetStore Store => new(_home.FullPath, _clock, _notices.Add);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Any_settings_that_agree_come_back_as_they_were() => RandomSettings.Files.Where(file => file.Settings.Differences().Count > 0).Sample(file =>
    {
        Preset made = Store.Create("Any", "short", " mine ", file.Settings.Differences());
        Preset read = Store.Find("ANY");
        Assert.Equal(("Any", "Short", "mine", PresetKind.User, made.Hash), (read.Name, read.Category, read.Description, read.Kind, read.Hash));
        Assert.Equal(file.Settings, SettingsTree.Default.With(read.Settings));
        Store.Delete(read);
    }, iter: 30, threads: 1);

    [Fact]
    public void Built_in_presets_are_valid_and_change_what_is_traded_or_learned()
    {
        Assert.Equal(9, BuiltInPresets.All.Count);
        Assert.All(BuiltInPresets.All, preset =>
        {
            SettingsTree tree = SettingsTree.Default.With(preset.Settings);
            Assert.Equal(preset.Settings.Count, tree.Differences().Count);
            BucketProfile profile = BucketProfile.Of(Enum.Parse<Bucket>(preset.Category));
            var (own, usual) = (BucketRules.Of(tree, profile, 1, 1), BucketRules.Of(SettingsTree.Default, profile, 1, 1));
            Assert.True(own != usual || tree.Model != SettingsTree.Default.Model || tree.Learning != SettingsTree.Default.Learning, preset.Name);
            if (preset.Settings.Any(s => s.StartsWith("risk.", StringComparison.Ordinal))) Assert.NotEqual(usual, own);
        });
        Assert.Equal(9, BuiltInPresets.All.Select(p => p.Hash).Distinct().Count());
    }

    [Fact]
    public void A_built_in_preset_is_copied_and_not_changed()
    {
        Preset balanced = Store.Find("short-balanced");
        Assert.Equal(PresetErrors.BuiltIn, Code(() => Store.Delete(balanced)));
        Assert.Equal(PresetErrors.BuiltIn, Code(() => Store.Rename(balanced, "Mine")));
        Assert.Equal(PresetErrors.BuiltIn, Code(() => Store.Edit(balanced, "Short", "", ["trading.fee=0.002"])));
        Assert.Equal(PresetErrors.Taken, Code(() => Store.Create("SHORT_balanced", "Short", "", ["trading.fee=0.002"])));
        Assert.Equal(balanced.Hash, Store.Copy(balanced, "Mine").Hash);
    }

    [Fact]
    public void A_renamed_preset_keeps_what_it_says_and_a_deleted_one_comes_back()
    {
        Preset made = Store.Create("First", "General", "", ["trading.fee=0.002"]);
        Preset renamed = Store.Rename(made, "Second one");
        Assert.Equal(made.Hash, Store.Find("second-one").Hash);
        Assert.Equal(PresetErrors.NotFound, Code(() => Store.Find("First")));
        Store.Delete(renamed);
        Assert.Equal(["Second one"], Store.Deleted().Select(d => d.Preset.Name));
        Assert.Equal(made.Hash, Store.Restore("Second One").Hash);
        Assert.Empty(Store.Deleted());
        Assert.Equal("Second one", Store.Find("second one").Name);
    }

    [Fact]
    public void A_temporary_preset_goes_to_the_trash_after_a_week_unless_it_was_converted()
    {
        Store.Create("Passing", "General", "", ["trading.fee=0.002"], temporary: true);
        Store.Convert(Store.Create("Staying", "General", "", ["trading.fee=0.003"], temporary: true));
        _clock.Now += PresetStore.Lifetime - TimeSpan.FromSeconds(1);
        Assert.Equal(["Passing", "Staying"], Own());
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(["Staying"], Own());
        Assert.Contains("Passing has expired", Assert.Single(_notices), StringComparison.Ordinal);
        Assert.Equal(_clock.Now + PresetStore.Lifetime, Store.Restore("Passing").Expires);
        Assert.Equal(["Passing", "Staying"], Own());
    }

    [Fact]
    public void A_damaged_preset_is_named_and_put_aside_and_the_others_stay()
    {
        Store.Create("Good", "General", "", ["trading.fee=0.002"]);
        string path = Path.Combine(_home.FullPath, "presets", "bad.json");
        File.WriteAllText(path, "{\"name\": \"Bad\", \"settings\": [");
        Assert.Equal(["Good"], Own());
        Assert.Contains(path, Assert.Single(_notices), StringComparison.Ordinal);
        Assert.Equal("{\"name\": \"Bad\", \"settings\": [", File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(_home.FullPath, "presets", "damaged")))));
        Own();
        Assert.Single(_notices);
    }

    [Fact]
    public void Every_mistake_of_a_new_preset_is_told_at_once()
    {
        var e = Assert.Throws<UserMistakeException>(() => Store.Create("../x", "Weekly", "", ["trading.fee=3", "trading.fees=1"]));
        Assert.Equal([PresetErrors.Name, PresetErrors.Category, SettingErrors.Value, SettingErrors.Unknown], e.Problems.Select(p => p.Code));
        Assert.Equal(PresetErrors.Empty, Code(() => Store.Create("Nothing", "General", "", [])));
        Assert.False(Directory.Exists(Path.Combine(_home.FullPath, "presets")));
    }

    private string[] Own() => [.. Store.List().Where(p => p.Kind != PresetKind.BuiltIn).Select(p => p.Name)];

    private static ErrorCode Code(Action act) => Assert.Throws<UserMistakeException>(act).Problems[0].Code;

    private static ErrorCode Code(Func<object> act) => Code(() => { _ = act(); });
}
