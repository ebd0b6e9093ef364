using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;

namespace BtcAi.Tests.Cli;

public sealed class ConfigCommandTests : IDisposable
{
    private readonly ScratchFolder _files = new();

    private string Home => _files.PathTo("home");
    private string SettingsPath => Path.Combine(Home, "settings.json");

    public void Dispose() => _files.Dispose();

    private Typed Config(params string[] args) => Typed.Run(Home, ["config", .. args]);

    [Fact]
    public void A_setting_is_set_got_listed_compared_and_unset()
    {
        Assert.Equal("trading.fee: 0.001 → 0.002\nmodel.type: ActorCritic → PPO\n", Config("set", "trading.fee=0.002", "model.type=ppo").Output);
        Assert.Equal("0.002\n", Config("get", "trading.fee").Output);
        Assert.Equal(["trading.fee", "model.type"], Config("list", "--changed", "--json").Json().EnumerateArray().Select(s => s.GetProperty("key").GetString()));
        Assert.Matches(@"trading\.fee +0\.001 +0\.002", Config("diff").Output);
        Assert.Contains("2 set, 2 of them unlike the default", Config("validate").Output, StringComparison.Ordinal);
        Assert.Equal("trading.fee: 0.002 → 0.001\n", Config("unset", "trading.fee").Output);
        Assert.Equal("Restored", Config("restore", "latest").Output[..8]);
        Assert.Equal("0.002\n", Config("get", "trading.fee").Output);
        Assert.Equal(SettingsSchema.ToText(), Config("schema").Output);
    }

    [Fact]
    public void Mistakes_name_what_would_be_right()
    {
        Assert.Equal(["trading.fee is 3; it must be from 0 to 0.1 (0.001 is the default)."], Config("set", "trading.fee=3").Complaints);
        Assert.Equal(["fe is not a setting; did you mean trading.fee? `btcai config list` shows all."], Config("get", "fe").Complaints);
        Assert.Contains("is not a section; there are trading, model", Config("list", "riks").Error, StringComparison.Ordinal);
        Assert.Contains("No backup's name starts with", Config("restore", "x").Error, StringComparison.Ordinal);
        Assert.Contains("does not exist; name a settings file", Config("diff", "no.json").Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.UserMistake, Config("migrate", "no.json").Code);
        Assert.Equal(ExitCode.UserMistake, Config("backup").Code);
        Assert.False(File.Exists(SettingsPath));
    }

    [Fact]
    public void An_old_file_is_migrated_once_it_is_complete_and_kept_with_a_note()
    {
        string old = _files.PathTo("old.json");
        File.WriteAllText(old, """{"version": "1.2", "STOP_LOSS": 1.5, "MONTHLY_TARGET_MIN": 20, "USE_RNN": true}""");
        Config("set", "trading.fee=0.002");
        Assert.Equal(ExitCode.UserMistake, Config("migrate", old).Code);
        Assert.Equal(ExitCode.UserMistake, Config("migrate", old, "--dry-run").Code);
        Assert.Equal(ExitCode.Done, Config("migrate", old, "--dry-run", "--drop-invalid").Code);
        Assert.Equal("0.002\n", Config("get", "trading.fee").Output);
        Assert.Equal(ExitCode.Done, Config("migrate", old, "--drop-invalid").Code);
        SettingsFile file = SettingsFile.Parse(File.ReadAllText(SettingsPath));
        Assert.Equal(["goals.monthly_target_min=0.2"], file.Settings.Differences());
        Assert.Equal(["model.use_rnn"], file.LaterKeys);
        IReadOnlyList<SettingsBackup> kept = new SettingsBackups(Home, TimeProvider.System).List();
        Assert.Equal(File.ReadAllBytes(old), File.ReadAllBytes(Assert.Single(kept, b => b.Note == $"before its migration: {old}").Path));
        Assert.Single(kept, b => b.Sound);
        Assert.Contains("converts an older one", Config("restore", kept.Single(b => !b.Sound).Name).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repair_shows_what_would_change_and_waits_for_a_yes()
    {
        Directory.CreateDirectory(Home);
        const string damaged = "{\n  \"version\": \"2.1\",\n  \"trading\": {\n    \"fee\": \"0.002\",\n  }\n}\n";
        File.WriteAllText(SettingsPath, damaged);
        Typed asked = Config("repair", "--json");
        Assert.Equal((ExitCode.UserMistake, damaged), (asked.Code, File.ReadAllText(SettingsPath)));
        Assert.Contains("+     \"fee\": 0.002", asked.Json().GetProperty("diff").EnumerateArray().Select(line => line.GetString()));
        Assert.Equal(ExitCode.Done, Config("repair", "--yes").Code);
        Assert.Equal(0.002, SettingsFile.Parse(File.ReadAllText(SettingsPath)).Settings.Trading.Fee);
        Assert.Equal(damaged, File.ReadAllText(Assert.Single(new SettingsBackups(Home, TimeProvider.System).List()).Path));
    }

    [Fact]
    public void A_file_without_a_version_is_for_the_migration_and_is_never_called_repaired()
    {
        Directory.CreateDirectory(Home);
        File.WriteAllText(SettingsPath, "{\"trading\": {\"fee\": \"0.0007\",}}");
        Typed repaired = Config("repair", "--yes");
        Assert.Equal(ExitCode.UserMistake, repaired.Code);
        Assert.DoesNotContain("Repaired", repaired.Error, StringComparison.Ordinal);
        Assert.Contains($"`btcai config migrate {SettingsPath}` converts them", Config("list").Error, StringComparison.Ordinal);
        Assert.Contains($"btcai config migrate {SettingsPath}", Config("repair").Output.ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_file_is_no_json_is_told_as_an_editor_counts()
    {
        Directory.CreateDirectory(Home);
        File.WriteAllText(SettingsPath, "{\n  \"é\": x}");
        Typed refused = Config("list");
        Assert.Contains("The settings are not JSON (line 2, character 8: 'x' is an invalid start of a value.)", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_hides_nothing_else_that_is_wrong_and_a_repair_says_what_it_leaves()
    {
        Directory.CreateDirectory(Home);
        File.WriteAllText(SettingsPath, """{"version": "2.1", "trading": {"fee": 3, "nope": 1}} // mine""");
        Typed validated = Config("validate"), offered = Config("repair");
        Assert.Contains("The settings are not JSON (line 1", validated.Error, StringComparison.Ordinal);
        foreach (Typed typed in new[] { validated, offered })
        {
            Assert.Equal(ExitCode.UserMistake, typed.Code);
            Assert.Contains("trading.fee is 3; it must be from 0 to 0.1", typed.Error, StringComparison.Ordinal);
            Assert.Contains("trading.nope", typed.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Training_starts_from_the_settings_of_the_home_says_so_and_is_remembered()
    {
        Config("set", "model.hidden_size=8", "model.windows=64", "model.window_decisions=32", "learning.updates=7");
        Typed trained = Typed.Run(Home, "train", "--data", SmallMarket.WriteTo(_files.FullPath), "--bucket", "Short", "--updates", "2", "--json");
        Assert.Equal(ExitCode.Done, trained.Code);
        Assert.Equal($"Settings of {SettingsPath}: 4 differ from the defaults", trained.Complaints[0]);
        var model = trained.Json().GetProperty("settings").GetProperty("model");
        Assert.Equal((8, 64), (model.GetProperty("hidden_size").GetInt32(), model.GetProperty("windows").GetInt32()));
        Assert.Equal(2, trained.Json().GetProperty("settings").GetProperty("learning").GetProperty("updates").GetInt32());
        Assert.Contains($"\"last_run\": \"{trained.Json().GetProperty("id").GetString()}\"", File.ReadAllText(Path.Combine(Home, "state.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Training_refuses_damaged_settings_of_the_home_beside_all_else_that_is_wrong()
    {
        Directory.CreateDirectory(Home);
        File.WriteAllText(SettingsPath, "{\"version\": \"2.1\", \"trading\": {\"fee\": 3}}");
        Typed refused = Typed.Run(Home, "train", "--bucket", "Shorts");
        Assert.Equal(ExitCode.UserMistake, refused.Code);
        Assert.Contains("trading.fee is 3; it must be from 0 to 0.1", refused.Error, StringComparison.Ordinal);
        Assert.Contains("`btcai config repair` mends", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Shorts", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Home, "runs")));
    }

    [Fact]
    public void Where_nothing_can_be_written_the_settings_stay_and_the_exit_code_says_so()
    {
        Config("set", "trading.fee=0.002");
        Directory.CreateDirectory(SettingsPath + ".tmp");
        Typed refused = Config("set", "trading.fee=0.003");
        Assert.Equal(ExitCode.World, refused.Code);
        Assert.Contains("could not be written", refused.Error, StringComparison.Ordinal);
        Assert.Equal("0.002\n", Config("get", "trading.fee").Output);
    }
}
