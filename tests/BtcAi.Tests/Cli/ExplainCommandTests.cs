using System.Text.Json;
using BtcAi.Cli.Hosting;

namespace BtcAi.Tests.Cli;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly ScratchFolder _home = new();

    public ExplainCommandTests()
    {
        string candles = SmallMarket.WriteTo(_home.FullPath);
        Assert.Equal(ExitCode.Done, Typed.Run(_home.FullPath,
        [
            "train", "--data", candles, "--updates", "6", "--quiet", .. SmallMarket.Settings, "--set", "trading.fee=0", "--set", "trading.slippage=0",
            "--set", "trading.impact=0", "--set", "trading.tick_size=0",
        ]).Code);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Steps_around_a_moment_follow_each_other_and_their_components_add_up_to_the_growth_seen()
    {
        JsonElement[] steps = [.. Explain("--at", "2019-03-30T12:00", "--around", "5").GetProperty("steps").EnumerateArray()];
        Assert.Equal(11, steps.Length);
        long moment = DateTimeOffset.Parse("2019-03-30T12:00Z").ToUnixTimeMilliseconds();
        Assert.InRange(moment, Whole(steps[5], "decided_ms"), Whole(steps[5], "ended_ms"));
        for (int i = 1; i < steps.Length; i++)
        {
            Assert.Equal(Whole(steps[i - 1], "ended_ms"), Whole(steps[i], "decided_ms"));
            JsonElement reward = steps[i].GetProperty("reward");
            double growth = Math.Log(Number(steps[i], "index") / Number(steps[i - 1], "index"));
            Assert.Equal(growth, Number(reward, "profit") + Number(reward, "cost"), 1e-9);
            double sum = reward.EnumerateObject().Where(p => p.Name is not ("candle" or "total")).Sum(p => p.Value.GetDouble());
            Assert.Equal(Number(reward, "total"), sum, 1e-12);
        }
    }

    [Fact]
    public void Fills_are_told_with_their_reason()
    {
        string candles = Path.Combine(_home.FullPath, "synthetic-small.csv");
        JsonElement judged = Typed.Run(
            _home.FullPath, "backtest", "--agent", "latest", "--data", candles, "--from", SmallMarket.TestStart, "--json").Json()[0];
        JsonElement trade = judged.GetProperty("trades")[0];
        var entry = DateTimeOffset.FromUnixTimeMilliseconds(Whole(trade, "entry_time_ms"));
        JsonElement[] steps = [.. Explain("--at", $"{entry:yyyy-MM-ddTHH:mm}", "--around", "1").GetProperty("steps").EnumerateArray()];
        string[] events = [.. steps.SelectMany(s => s.GetProperty("events").EnumerateArray()).Select(e => e.GetString()!)];
        Assert.Contains(events, e => e.StartsWith($"{entry:yyyy-MM-dd HH:mm} Bought ", StringComparison.Ordinal) &&
            e.Contains("the policy aims at", StringComparison.Ordinal));
    }

    [Fact]
    public void A_moment_outside_and_other_mistakes_are_refused_with_a_way_out()
    {
        Typed outside = Typed.Run(_home.FullPath, "explain", "--at", "2025-01-01");
        Assert.Equal(ExitCode.UserMistake, outside.Code);
        Assert.Contains("lies in none of the ranges", outside.Error, StringComparison.Ordinal);
        Typed wrong = Typed.Run(_home.FullPath, "explain", "--at", "noon", "--around", "-1", "--bucket", "Nope");
        Assert.Equal(ExitCode.UserMistake, wrong.Code);
        foreach (string said in new[] { "--at is \"noon\"", "--around is -1", "Nope" })
            Assert.Contains(wrong.Complaints, c => c.Contains(said, StringComparison.Ordinal));
    }

    private JsonElement Explain(params string[] more)
    {
        Typed typed = Typed.Run(_home.FullPath, ["explain", "--json", .. more]);
        Assert.True(typed.Code == ExitCode.Done, typed.Error);
        return typed.Json();
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static long Whole(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
