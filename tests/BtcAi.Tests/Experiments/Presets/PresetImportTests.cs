using BtcAi.Experiments.Presets;
using BtcAi.Experiments.SettingsFiles;

namespace BtcAi.Tests.Experiments.Presets;

public sealed class PresetImportTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_exported_is_imported_as_it_was()
    {
        using var files = new ScratchFolder();
        Preset preset = BuiltInPresets.All[0];
        PresetStore.Export(preset, files.PathTo("out.json"));
        ImportedPreset read = Assert.Single(PresetImport.Read(File.ReadAllText(files.PathTo("out.json")), Now));
        Assert.Equal((preset.Name, preset.Category, preset.Description), (read.Name, read.Category, read.Description));
        Assert.Equal(preset.Settings, read.Settings);
        Assert.Null(read.Migration);
    }

    [Fact]
    public void A_preset_of_the_Python_program_is_taken_over_key_by_key()
    {
        ImportedPreset read = Assert.Single(PresetImport.Read(
            """{"description": "Careful", "params": {"BUCKET": "Short", "GAMMA": 0.98, "monthly_target_min": 15, "max_drawdown": 0.1, "GPU_TARGET_LOW": 40}}""", Now));
        Assert.Equal(("", "Short", "Careful"), (read.Name, read.Category, read.Description));
        Assert.Equal(["model.gamma=0.98", "goals.monthly_target_min=0.15", "risk.max_drawdown=0.1"], read.Settings);
        Assert.Equal(5, read.Migration!.Keys.Count);
        Assert.Contains(read.Migration.Keys, key => key is { Key: "GPU_TARGET_LOW", Fate: KeyFate.KeptForLater });
    }

    [Fact]
    public void A_file_of_several_presets_gives_each_its_name() => Assert.Equal(
        ["Calm", "Bold"], PresetImport.Read("""{"Calm": {"params": {"gamma": 0.9}}, "Bold": {"params": {"gamma": 0.99}}}""", Now).Select(p => p.Name));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"name\": \"x\"}")]
    [InlineData("{\"trading\": {\"fee\": 0.1}}")]
    public void What_is_no_preset_gives_none(string text) => Assert.Empty(PresetImport.Read(text, Now));
}
