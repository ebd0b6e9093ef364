using System.Text.Json.Nodes;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using CsCheck;

namespace BtcAi.Tests.Experiments.SettingsFiles;

public sealed class SettingsMigrationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly LegacyKey[] Living = [.. LegacyKeys.All.Where(key => key.Fate == LegacyFate.Lives)];

    private static IEnumerable<LegacyKey> ChosenOld(SettingsFile file) => Living.Where(key => file.Chosen.Contains(key.Target));

    /// <summary>The tree as far as older versions could say it.</summary>
    private static SettingsTree Sayable(SettingsFile file) =>
        file.Without([.. file.Chosen.Except(Living.Select(key => key.Target))]).Settings;

    // Settings that older versions did not know are left out first: without them, the others may contradict each other.
    private static Gen<SettingsFile> Files { get; } = RandomSettings.Assignment.Array[0, 60]
        .Select(all => RandomSettings.Agreeing(all.Where(a => Living.Any(key => a.StartsWith(key.Target + "=", StringComparison.Ordinal)))));

    [Theory, InlineData(false), InlineData(true)]
    public void Flat_keys_in_either_case_say_the_same_as_the_settings_they_were_written_from(bool upper) => Files.Sample(file =>
    {
        var flat = new JsonObject { ["version"] = "1.2" };
        foreach (LegacyKey key in ChosenOld(file)) flat[upper ? key.Name.ToUpperInvariant() : key.Name] = RandomSettings.Old(key, file.Settings);
        Migration migration = SettingsMigration.Of(flat.ToJsonString(), Now).Complete();
        Assert.Equal(Sayable(file), migration.File.Settings);
        Assert.Equal(file.Chosen.Order(), migration.File.Chosen.Order());
        Assert.Equal(flat.Count - 1, migration.Keys.Count);
    }, iter: 300);

    [Fact]
    public void Sections_win_over_flat_keys_beside_them_whatever_these_say() => Gen.Select(Files, Files).Sample((file, other) =>
    {
        var root = new JsonObject();
        // Flat keys first, so that the order of the file is not what decides.
        foreach (LegacyKey key in ChosenOld(other).Where(key => file.Chosen.Contains(key.Target)))
            root[key.Name.ToUpperInvariant()] = RandomSettings.Old(key, other.Settings);
        int flat = root.Count;
        root["version"] = "2.0";
        foreach (var section in ChosenOld(file).GroupBy(key => key.Key.Split('.')[0]))
            root[section.Key] = new JsonObject(section.Select(key => KeyValuePair.Create(key.Name, RandomSettings.Old(key, file.Settings))));
        Migration migration = SettingsMigration.Of(root.ToJsonString(), Now).Complete();
        Assert.Equal(Sayable(file), migration.File.Settings);
        Assert.Equal(flat, migration.Keys.Count(key => key.Fate == KeyFate.Overruled));
    }, iter: 300);

    [Fact]
    public void Values_that_nothing_acts_on_yet_come_out_as_they_went_in() => Gen.Int[0, 1000].Array[200].Sample(numbers =>
    {
        LegacyKey[] later = [.. LegacyKeys.All.Where(key => key.Fate == LegacyFate.Later)];
        JsonNode[] values = [.. later.Select((_, i) => numbers[i] % 3 == 0 ? (JsonNode)new JsonArray(numbers[i], "x") : numbers[i] % 3 == 1 ? numbers[i] / 8.0 : $"text {numbers[i]}")];
        var flat = new JsonObject(later.Zip(values, (key, value) => KeyValuePair.Create(key.Name.ToUpperInvariant(), (JsonNode?)value.DeepClone())));
        SettingsFile file = SettingsFile.Parse(SettingsMigration.Of(flat.ToJsonString(), Now).Complete().File.ToText());
        Assert.Equal(SettingsTree.Default, file.Settings);
        Assert.Equal(later.Length, file.LaterKeys.Count);
        for (int i = 0; i < later.Length; i++)
        {
            string[] path = later[i].Target.Split('.');
            Assert.Equal(values[i].ToJsonString(), file.Later[path[0]]![path[1]]!.ToJsonString());
        }
    }, iter: 50);

    [Fact]
    public void Every_key_is_told_what_became_of_it()
    {
        Migration migration = SettingsMigration.Of("""
            {"version": "2.0", "INITIAL_CAPITAL": 7, "MAX_POSITION_HOLDINGS": 30, "USE_RNN": true, "strange": {"deep": {"er": 1}},
             "trading": {"initial_capital": 5, "bucket": "Long"}, "goals": {"monthly_target_min": 15, "priorities": {"win_rate": 2}},
             "risk": {"stop_loss": 1.5}, "_migration_metadata": {"original_version": "1.1", "migrated_parameters": ["A"], "tool": "x"}}
            """, Now);
        Assert.Equal(
            [
                new("INITIAL_CAPITAL", "7", KeyFate.Overruled, "trading.initial_capital", Remark: "trading.initial_capital says 5 and wins"),
                new("MAX_POSITION_HOLDINGS", "30", KeyFate.Renamed, "trading.max_positions", "30"),
                new("USE_RNN", "true", KeyFate.KeptForLater, "later.model.use_rnn", "true", "kept for a later version: has no effect yet"),
                new("strange.deep.er", "1", KeyFate.Unknown, Remark: "no version knows it"),
                new("trading.initial_capital", "5", KeyFate.TakenOver, "trading.initial_capital", "5"),
                new("trading.bucket", "\"Long\"", KeyFate.Dropped, Remark: "btcai train trains all buckets, or those that --bucket or --sequence name"),
                new("goals.monthly_target_min", "15", KeyFate.TakenOver, "goals.monthly_target_min", "0.15", "a fraction, where it was percent"),
                new("goals.priorities.win_rate", "2", KeyFate.Renamed, "goals.priority_win_rate", "2"),
                new("risk.stop_loss", "1.5", KeyFate.Refused, "risk.stop_loss", Remark: "risk.stop_loss is 1.5; it must be from 0 to 0.99 (null is the default)."),
            ],
            migration.Keys);
        Assert.Equal(
            ["risk.stop_loss is 1.5; it must be from 0 to 0.99 (null is the default).", "Nothing was taken over: correct these values in the file, or leave them out with --drop-invalid."],
            Assert.Throws<UserMistakeException>(migration.Complete).Problems.Select(p => p.Text));
        JsonObject metadata = migration.File.Migration!;
        Assert.Equal(("1.1", "2026-11-25T12:00:00Z", "x"), ($"{metadata["original_version"]}", $"{metadata["migration_date"]}", $"{metadata["tool"]}"));
        Assert.Equal(["A", "MAX_POSITION_HOLDINGS", "USE_RNN", "trading.initial_capital", "goals.monthly_target_min", "goals.priorities.win_rate"],
            metadata["migrated_parameters"]!.AsArray().Select(name => $"{name}"));
        Assert.Equal("""["A"]""", metadata["previous"]!["migrated_parameters"]!.ToJsonString());
    }

    [Fact]
    public void Of_values_that_contradict_each_other_one_is_refused_and_the_rest_stays()
    {
        Migration migration = SettingsMigration.Of("""{"goals": {"yearly_target_min": 300, "yearly_target_max": 250, "bonus_multiplier": 2}}""", Now);
        Assert.Equal("goals.yearly_target_max is 2.5; it must be at least goals.yearly_target_min, which is 3.", migration.Refused.First().Remark);
        Assert.Equal(2, migration.File.Settings.Goals.BonusMultiplier);
    }

    [Theory]
    [InlineData("15", "0.15", "a fraction, where it was percent")]
    [InlineData("0.15", "0.0015", "a fraction, where it was percent; less than 1 %: check that percent was meant")]
    [InlineData("0", "0", "a fraction, where it was percent")]
    public void Percent_becomes_a_fraction_and_a_tiny_one_is_pointed_out(string percent, string fraction, string remark)
    {
        MigratedKey key = Assert.Single(SettingsMigration.Of($"{{\"monthly_target_min\": {percent}}}", Now).Complete().Keys);
        Assert.Equal((fraction, remark), (key.NewValue, key.Remark));
    }

    [Fact]
    public void A_preset_of_the_Python_program_is_read_with_its_description()
    {
        Migration migration = SettingsMigration.Of("""{"description": "Calm", "params": {"STOP_LOSS": 0.04, "MIN_GAIN_PER_HOLDING_LONG": "60", "priority_win_rate": 1}}""", Now).Complete();
        Assert.Equal("Calm", migration.Description);
        Assert.Equal(["goals.min_gain_per_holding_long=0.6", "goals.priority_win_rate=1", "risk.stop_loss=0.04"], migration.File.Settings.Differences());
    }

    [Fact]
    public void Todays_files_and_what_is_not_JSON_are_not_migrated()
    {
        Assert.Throws<UserMistakeException>(() => SettingsMigration.Of("""{"version": "2.1"}""", Now));
        Assert.Throws<UserMistakeException>(() => SettingsMigration.Of("""{"GAMMA": 0.9, "GAMMA": 0.8}""", Now));
        Assert.Throws<UserMistakeException>(() => SettingsMigration.Of("[1]", Now));
    }
}
