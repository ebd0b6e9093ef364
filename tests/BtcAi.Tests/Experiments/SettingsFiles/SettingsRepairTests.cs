using System.Text.RegularExpressions;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using CsCheck;

namespace BtcAi.Tests.Experiments.SettingsFiles;

public sealed partial class SettingsRepairTests
{
    [Fact]
    public void What_is_written_reads_back_and_needs_no_repair() => RandomSettings.Files.Sample(file =>
    {
        string text = file.ToText();
        SettingsFile read = SettingsFile.Parse(text);
        Assert.Equal(file.Settings, read.Settings);
        Assert.Equal(text, read.ToText());
        Repair repair = SettingsRepair.Of(text);
        Assert.Equal((text, 0, 0), (repair.Text, repair.Steps.Count, repair.Left.Count));
    }, iter: 300);

    [Fact]
    public void Trailing_commas_and_numbers_and_truths_as_text_are_mended_to_the_same_settings() => Gen.Select(RandomSettings.Files, Gen.Int[0, 3]).Sample((file, damage) =>
    {
        string text = file.ToText(), damaged = text;
        if (damage != 1) damaged = BeforeBrace().Replace(damaged, ",$1");
        if (damage != 0) damaged = Scalar().Replace(damaged, ": \"$1\"");
        Repair repair = SettingsRepair.Of(damaged);
        Assert.Empty(repair.Left);
        Assert.Equal(file.Settings, SettingsFile.Parse(repair.Text).Settings);
        Assert.Equal(text, repair.Text);
        if (damaged != text) Assert.NotEmpty(LineDiff.Of(damaged, repair.Text));
    }, iter: 300);

    [Fact]
    public void Old_names_find_their_place_and_values_out_of_range_are_left_to_a_person()
    {
        Repair repair = SettingsRepair.Of("""
            {"version": "2.1", "MAX_POSITION_HOLDINGS": "7", "risk": {"stop_loss": 0.991}, "Trading": {"Fee": 0.002}, "model": {"dropout": 0.1, "epsilon": 1},
             "later": {"trading": {"margin": true}}}
            """);
        SettingsFile sound = SettingsFile.Parse(repair.Text.Replace("0.991", "0.99").Replace(",\n    \"epsilon\": 1", "").Replace("\"epsilon\": 1", ""));
        Assert.Equal(["trading.max_positions=7", "trading.fee=0.002", "trading.margin=true", "risk.stop_loss=0.99"], sound.Settings.Differences());
        Assert.Equal(["model.dropout"], sound.LaterKeys);
        Assert.Equal(
            ["model.epsilon is not a setting: " + LegacyKeys.Find("epsilon")!.Advice + ". `btcai config list` shows all.", "risk.stop_loss is 0.991; it must be from 0 to 0.99 (null is the default)."],
            repair.Left.Select(p => p.Text).Order());
    }

    [Fact]
    public void A_missing_brace_is_nobodys_guess() =>
        Assert.Throws<UserMistakeException>(() => SettingsRepair.Of("""{"version": "2.1", "risk": {"stop_loss": 0.1}"""));

    [Fact]
    public void A_difference_shows_the_changed_lines_and_two_around_them() => Assert.Equal(
        ["  b", "  c", "- d", "+ D", "  e", "  f"], LineDiff.Of("a\nb\nc\nd\ne\nf\ng\n", "a\nb\nc\nD\ne\nf\ng\n"));

    [GeneratedRegex(@"(?<=[^{\s])(\s*\})")]
    private static partial Regex BeforeBrace();

    [GeneratedRegex(@": (-?[0-9][0-9.eE+-]*|true|false)(?=,?\s*$)", RegexOptions.Multiline)]
    private static partial Regex Scalar();
}
