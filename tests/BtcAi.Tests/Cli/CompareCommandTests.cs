using System.Text.Json;
using BtcAi.Cli.Hosting;

namespace BtcAi.Tests.Cli;

public sealed class CompareCommandTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly string _candles;

    public CompareCommandTests() => _candles = SmallMarket.WriteTo(_home.FullPath);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Runs_stand_side_by_side_with_what_sets_them_apart()
    {
        string first = Train("1"), other = Train("2", "--set", "trading.fee=0.002");
        Typed typed = Typed.Run(_home.FullPath, "compare", first, other, "--json");
        Assert.True(typed.Code == ExitCode.Done, typed.Error);
        JsonElement[] agents = [.. typed.Json().EnumerateArray()];
        Assert.Equal([first, other], agents.Select(a => a.GetProperty("run").GetString()));
        Assert.Equal(["trading.fee=0.002"], agents[1].GetProperty("differs").EnumerateArray().Select(d => d.GetString()));
        // The test range has 20 days: both were judged on all of them, too few for intervals.
        Assert.Equal(20, agents[1].GetProperty("common_days").GetInt32());
        Assert.Equal(0, agents[1].GetProperty("differences").GetArrayLength());
    }

    [Fact]
    public void One_run_or_an_unknown_one_is_refused()
    {
        string run = Train("1");
        Assert.Equal(ExitCode.UserMistake, Typed.Run(_home.FullPath, "compare", run, run).Code);
        Typed unknown = Typed.Run(_home.FullPath, "compare", run, "nobody", "nothing");
        Assert.Equal(ExitCode.UserMistake, unknown.Code);
        Assert.Equal(2, unknown.Complaints.Length);
    }

    private string Train(string seed, params string[] more)
    {
        Typed typed = Typed.Run(
            _home.FullPath, ["train", "--data", _candles, "--updates", "2", "--seed", seed, "--json", .. SmallMarket.Settings, .. more]);
        Assert.Equal(ExitCode.Done, typed.Code);
        return typed.Json().GetProperty("id").GetString()!;
    }
}
