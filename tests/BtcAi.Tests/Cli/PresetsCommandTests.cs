using System.Text.Json;
using BtcAi.Cli.Hosting;

namespace BtcAi.Tests.Cli;

public sealed class PresetsCommandTests : IDisposable
{
    private readonly ScratchFolder _files = new();

    private string Home => _files.PathTo("home");

    public void Dispose() => _files.Dispose();

    private Typed Presets(params string[] args) => Typed.Run(Home, ["presets", .. args]);

    [Fact]
    public void A_preset_is_made_shown_changed_copied_renamed_deleted_and_brought_back()
    {
        Assert.Equal(ExitCode.Done, Presets("create", "My first", "--set", "model.gamma=0.98", "--set", "trading.fee=0.002", "--category", "short", "--description", "Mine").Code);
        Assert.Contains("model.gamma", Presets("show", "my-first").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Presets("edit", "my first", "--set", "model.gamma=0.9", "--unset", "trading.fee").Code);
        JsonElement shown = Presets("show", "my first", "--json").Json();
        Assert.Equal(["model.gamma=0.9"], shown.GetProperty("settings").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(("Short", "Mine"), (shown.GetProperty("category").GetString(), shown.GetProperty("description").GetString()));
        Assert.Equal(ExitCode.Done, Presets("copy", "my first", "Second").Code);
        Assert.Equal(ExitCode.Done, Presets("rename", "second", "Third").Code);
        Assert.Contains("btcai presets restore \"Third\"", Presets("delete", "third").Output, StringComparison.Ordinal);
        Assert.Equal(["Third"], Presets("list", "--deleted", "--json").Json().EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal(ExitCode.Done, Presets("restore", "third").Code);
        Assert.Equal(11, Presets("list", "--json").Json().GetArrayLength());
    }

    [Fact]
    public void Loading_writes_the_homes_settings_and_keeps_those_before()
    {
        Typed.Run(Home, "config", "set", "trading.fee=0.002", "risk.max_drawdown=0.5");
        Assert.Contains("risk.max_drawdown: 0.5 → 0.12", Presets("load", "Short Balanced").Output, StringComparison.Ordinal);
        Assert.Equal("0.002\n", Typed.Run(Home, "config", "get", "trading.fee").Output);
        Assert.Equal("0.12\n", Typed.Run(Home, "config", "get", "risk.max_drawdown").Output);
        Typed.Run(Home, "config", "restore", "latest");
        Assert.Equal("0.5\n", Typed.Run(Home, "config", "get", "risk.max_drawdown").Output);
    }

    [Fact]
    public void Files_of_the_Python_program_are_imported_and_their_history_is_never_ranked()
    {
        File.WriteAllText(_files.PathTo("calm.json"), """{"description": "Calm", "params": {"GAMMA": 0.98, "EPS_CLIP": 0.1, "nonsense": 1}}""");
        Typed imported = Presets("import", _files.PathTo("calm.json"));
        Assert.Equal(ExitCode.Done, imported.Code);
        Assert.Contains("nonsense = 1 (no version knows it)", imported.Output, StringComparison.Ordinal);
        Assert.Contains("calm is imported: 2 settings", imported.Output, StringComparison.Ordinal);
        File.WriteAllText(_files.PathTo("performance_history.json"), """{"calm": [{"date": "2024-05-01", "sharpe": 9.5, "win_rate": 99}]}""");
        Assert.Contains("1 of them new", Presets("import", _files.PathTo("performance_history.json")).Output, StringComparison.Ordinal);
        Assert.Contains("0 of them new", Presets("import", _files.PathTo("performance_history.json")).Output, StringComparison.Ordinal);
        Assert.Contains("imported, unverified", Presets("history", "calm").Output, StringComparison.Ordinal);
        JsonElement suggested = Presets("suggest", "--json").Json();
        Assert.Equal((0, 1), (suggested.GetProperty("grounds").GetArrayLength(), suggested.GetProperty("imported").GetArrayLength()));
    }

    [Fact]
    public void Values_that_break_a_rule_of_today_are_refused_unless_they_are_left_out()
    {
        File.WriteAllText(_files.PathTo("old.json"), """{"params": {"gamma": 7, "eps_clip": 0.1}}""");
        Typed refused = Presets("import", _files.PathTo("old.json"), "--name", "Old");
        Assert.Equal(ExitCode.UserMistake, refused.Code);
        Assert.Contains("gamma", refused.Error, StringComparison.Ordinal);
        Assert.Equal(9, Presets("list", "--json").Json().GetArrayLength());
        Assert.Equal(ExitCode.Done, Presets("import", _files.PathTo("old.json"), "--name", "Old", "--drop-invalid").Code);
        Assert.Equal(["model.eps_clip=0.1"], Presets("show", "old", "--json").Json().GetProperty("settings").EnumerateArray().Select(s => s.GetString()));
        File.WriteAllText(_files.PathTo("none.json"), "[1, 2]");
        Assert.Contains("BTCAI-PRE-008", Presets("import", _files.PathTo("none.json")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Trainings_and_evaluations_feed_the_history_which_outlives_the_runs()
    {
        Presets("create", "Tiny", "--set", "model.hidden_size=32", "--set", "trading.fee=0.0001", "--set", "learning.patience=7");
        string candles = SmallMarket.WriteTo(_files.FullPath);
        Typed.Run(Home, "config", "set", "learning.patience=3", "trading.slippage=0.0001");
        Typed trained = Typed.Run(Home, ["train", "--preset", "tiny", "--data", candles, "--updates", "2", "--json", .. SmallMarket.Settings, "--set", "trading.fee=0.0002"]);
        Assert.True(trained.Code == ExitCode.Done, trained.Error);
        JsonElement run = trained.Json(), settings = run.GetProperty("settings");
        Assert.Equal("Tiny", run.GetProperty("preset").GetProperty("name").GetString());
        // Defaults, then the home's, then the preset's, then --set.
        Assert.Equal(7, settings.GetProperty("learning").GetProperty("patience").GetInt32());
        Assert.Equal(0.0001, settings.GetProperty("trading").GetProperty("slippage").GetDouble());
        Assert.Equal(0.0002, settings.GetProperty("trading").GetProperty("fee").GetDouble());
        Assert.Contains("Tiny (", Typed.Run(Home, "runs", "show", "latest").Output, StringComparison.Ordinal);

        JsonElement test = Assert.Single(History("tiny"));
        Assert.Equal(("Train", "Tiny", "Short", "1"), (Text(test, "source"), Text(test, "preset"), Text(test, "bucket"), Text(test, "seed")));
        JsonElement agent = run.GetProperty("buckets")[0].GetProperty("report").GetProperty("agent");
        Assert.Equal(agent.GetProperty("net_return").GetDouble(), test.GetProperty("net").GetDouble());
        Assert.Equal(1, test.GetProperty("trials").GetInt32());
        Assert.Contains("trading.fee=0.0002", Text(test, "costs"), StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, Typed.Run(Home, "evaluate", "latest", "--seeds", "3", "--quiet").Code);
        Assert.Equal(["Train", "Evaluate", "Evaluate", "Evaluate"], History("tiny").Select(row => Text(row, "source")));
        Presets("rename", "tiny", "Little");
        JsonElement candidate = Presets("suggest", "--json").Json().GetProperty("grounds")[0].GetProperty("candidates")[0];
        Assert.Equal(("Little", 3, 4), (Text(candidate, "preset"), candidate.GetProperty("evaluations").GetInt32(), candidate.GetProperty("looks").GetInt32()));
        JsonElement value = Assert.Single(Presets("parameters", "learning.patience", "--json").Json().EnumerateArray());
        Assert.Equal("7", Text(value, "text"));
        Assert.Contains("Not enough evidence", Presets("parameters", "--suggest").Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, Typed.Run(Home, "runs", "delete", "latest").Code);
        string id = run.GetProperty("id").GetString()!;
        Assert.Equal(ExitCode.Done, Typed.Run(Home, "runs", "delete", "--purge", "--yes", id).Code);
        Assert.Equal(4, History("little").Length);
    }

    [Fact]
    public void A_run_of_before_the_history_is_taken_into_it()
    {
        string candles = SmallMarket.WriteTo(_files.FullPath);
        Assert.Equal(ExitCode.Done, Typed.Run(Home, ["train", "--data", candles, "--updates", "2", "--quiet", .. SmallMarket.Settings]).Code);
        foreach (string file in Directory.GetFiles(Home, "btcai.db*")) File.Delete(file);
        Assert.Equal("Train", Text(Assert.Single(Presets("history", "--json").Json().EnumerateArray()), "source"));
    }

    [Fact]
    public void Mistakes_name_what_would_be_right()
    {
        Assert.Contains("No preset is called \"Shrt\"; there are Scalping Conservative", Presets("show", "Shrt").Error, StringComparison.Ordinal);
        Typed typed = Presets("create", "x/y", "--set", "trading.fe=1", "--category", "daily");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Equal(3, typed.Complaints.Length);
        Assert.Contains("did you mean trading.fee", typed.Error, StringComparison.Ordinal);
        Assert.Contains("choose from profit-factor", Presets("suggest", "--by", "luck").Error, StringComparison.Ordinal);
        Assert.Contains("Name a setting", Presets("parameters").Error, StringComparison.Ordinal);
        Assert.Contains("does not set trading.fee", EditOf("--unset", "trading.fee"), StringComparison.Ordinal);
        Presets("create", "Mine", "--set", "trading.fee=0.002");
        Typed edited = Presets("edit", "Mine", "--set", "risk.stop_loss=9", "--unset", "nothing", "--category", "Foo");
        Assert.Equal(3, edited.Complaints.Length);
        Typed train = Typed.Run(Home, "train", "--preset", "none", "--set", "trading.fee=9");
        Assert.Equal(2, train.Complaints.Length);
    }

    private string EditOf(params string[] args)
    {
        Presets("create", "Mine", "--set", "model.gamma=0.9");
        return Presets(["edit", "mine", .. args]).Error;
    }

    private JsonElement[] History(string name) => [.. Presets("history", name, "--json").Json().EnumerateArray()];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
