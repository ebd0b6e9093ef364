using System.Text.Json;
using System.Text.Json.Nodes;
using BtcAi.Cli.Hosting;
using BtcAi.Market;

namespace BtcAi.Tests.Cli;

public sealed class EvaluateSplitsTests : IDisposable
{
    private const int HoldOutFrom = 80 * 24;

    private static readonly string[] Cpcv = ["evaluate", "latest", "--json", "--scheme", "cpcv", "--groups", "4", "--held", "1"];

    private readonly ScratchFolder _home = new(), _other = new();

    public void Dispose()
    {
        _home.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData("ActorCritic")]
    [InlineData("PPO")]
    [InlineData("A2C")]
    public void A_cross_validation_trains_every_combination_counts_it_and_joins_paths(string model)
    {
        Train(_home, SmallMarket.Candles, "--model", model);
        JsonElement bucket = Done(_home, Cpcv).GetProperty("buckets")[0], cross = bucket.GetProperty("cross_validation");
        Assert.Equal(4, cross.GetProperty("combinations").GetArrayLength());
        JsonElement path = Assert.Single(cross.GetProperty("paths").EnumerateArray());
        Assert.Contains(bucket.GetProperty("verdict").GetProperty("sentences").EnumerateArray(), s => s.GetString()!.Contains("one path only: it made", StringComparison.Ordinal));
        double joined = cross.GetProperty("combinations").EnumerateArray().Aggregate(1.0, (g, c) => g * (1 + c.GetProperty("groups")[0].GetProperty("net_return").GetDouble()));
        Assert.Equal(joined - 1, path.GetProperty("figures").GetProperty("net_return").GetDouble(), 1e-9);
        Assert.Equal(path.GetProperty("curve").GetProperty("values").GetArrayLength(), cross.GetProperty("hold").GetProperty("values").GetArrayLength());
        JsonElement[] looks = [.. Done(_home, "ledger", "--json").EnumerateArray().Where(e => e.GetProperty("kind").GetString() == "Evaluation")];
        Assert.Equal(4, looks.Select(e => e.GetProperty("settings").GetString()).Distinct().Count());
        Assert.True(JsonElement.DeepEquals(cross, Done(_home, Cpcv).GetProperty("buckets")[0].GetProperty("cross_validation")));
    }

    [Fact]
    public void What_is_in_the_hold_out_changes_nothing_but_the_fingerprint()
    {
        Train(_home, SmallMarket.Candles, "--set", "evaluation.holdout_share=0.2");
        Train(_other, Altered(), "--set", "evaluation.holdout_share=0.2");
        string[] asked = [.. Cpcv, "--seeds", "2"];
        JsonElement first = Done(_home, asked), second = Done(_other, asked);
        Assert.NotEqual(first.GetProperty("candle_fingerprint").GetString(), second.GetProperty("candle_fingerprint").GetString());
        Assert.True(JsonNode.DeepEquals(Judged(first), Judged(second)));
        Assert.True(JsonElement.DeepEquals(first.GetProperty("quality"), second.GetProperty("quality")));
        Assert.True(JsonElement.DeepEquals(Report(_home), Report(_other)));
        long end = SmallMarket.Candles.OpenTimeMs[HoldOutFrom];
        Assert.All(Done(_home, "ledger", "--json").EnumerateArray(), look => Assert.True(look.GetProperty("to_ms").GetInt64() <= end));
        Typed explained = Typed.Run(_home.FullPath, "explain", "--at", "2019-04-01");
        Assert.Equal(ExitCode.UserMistake, explained.Code);

        // Looks bear the time at which they were made and the fingerprint.
        static JsonNode Judged(JsonElement report)
        {
            JsonObject bucket = JsonObject.Create(report.GetProperty("buckets")[0])!;
            Assert.True(bucket.Remove("looks"));
            return bucket;
        }

        static JsonElement Report(ScratchFolder home) => Done(home, "runs", "show", "latest", "--json").GetProperty("buckets");
    }

    [Fact]
    public void An_opening_is_judged_apart_written_down_and_told_in_every_later_report()
    {
        Train(_home, SmallMarket.Candles, "--set", "evaluation.holdout_share=0.2");
        Train(_home, SmallMarket.Candles, "--set", "evaluation.holdout_share=0.2", "--seed", "2");
        Assert.Equal(JsonValueKind.Null, Done(_home, "evaluate", "latest", "--json").GetProperty("hold_out").ValueKind);
        JsonElement opened = Done(_home, "evaluate", "latest", "--open-holdout", "--json");
        JsonElement agent = opened.GetProperty("buckets")[0].GetProperty("hold_out").GetProperty("agent");
        Assert.StartsWith(SmallMarket.TestStart, agent.GetProperty("start").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, opened.GetProperty("hold_out").GetProperty("openings").GetInt32());
        Done(_home, "evaluate", "latest", "--open-holdout", "--json");
        string page = Path.Combine(_home.FullPath, "page.html");
        string id = Done(_home, "runs", "list", "--json").GetProperty("runs")[1].GetProperty("id").GetString()!;
        foreach (string[] command in new string[][] { ["evaluate", id, "--html", page], ["runs", "show", "latest"], ["train", "--resume", "latest"], ["compare", "latest", id], ["ledger"],
            ["backtest", "--agent", "latest", "--data", _home.PathTo("market.csv"), "--from", SmallMarket.TestStart] })
        {
            Typed typed = Typed.Run(_home.FullPath, command);
            Assert.Contains("was opened 2 times", typed.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        }
        Assert.Contains("was opened 2 times", File.ReadAllText(page), StringComparison.Ordinal);
        Typed before = Typed.Run(_home.FullPath, "backtest", "--agent", "latest", "--data", _home.PathTo("market.csv"), "--from", "2019-03-01", "--to", "2019-03-20");
        Assert.Equal(ExitCode.Done, before.Code);
        Assert.DoesNotContain("was opened", before.Output, StringComparison.Ordinal);
        Assert.Equal(2, Done(_home, "compare", "latest", id, "--json")[0].GetProperty("hold_out").GetProperty("openings").GetInt32());
    }

    [Fact]
    public void Too_many_trainings_no_group_left_and_no_hold_out_are_told_at_once()
    {
        Train(_home, SmallMarket.Candles);
        Typed many = Typed.Run(_home.FullPath, "evaluate", "latest", "--scheme", "cpcv", "--groups", "12", "--held", "6", "--open-holdout");
        Assert.Equal(ExitCode.UserMistake, many.Code);
        Assert.Contains(many.Complaints, c => c.Contains("takes 924 trainings per bucket; at most 100 are done", StringComparison.Ordinal));
        Assert.Contains(many.Complaints, c => c.Contains("was trained without a hold-out", StringComparison.Ordinal));
        Assert.Contains("at least one group must be left", Typed.Run(_home.FullPath, "evaluate", "latest", "--groups", "3", "--held", "3").Error, StringComparison.Ordinal);
        Typed few = Typed.Run(_home.FullPath, "evaluate", "latest", "--scheme", "cpcv", "--groups", "30", "--held", "1");
        Assert.Equal(ExitCode.Done, few.Code);
        Assert.Contains("combination 30 of 30", few.Error, StringComparison.Ordinal);
    }

    private static void Train(ScratchFolder home, CandleSeries candles, params string[] more)
    {
        string path = home.PathTo("market.csv");
        CandleCsv.Write(path, candles);
        Typed trained = Typed.Run(home.FullPath,
        [
            "train", "--data", path, "--updates", "4", "--quiet", .. SmallMarket.Settings, "--set", "trading.fee=0.0001", "--set", "trading.slippage=0.0001",
            "--set", "model.max_steps_per_episode=60", "--set", "model.lanes=16", "--set", "model.rollout_decisions=8", .. more,
        ]);
        Assert.True(trained.Code == ExitCode.Done, trained.Error);
    }

    private static CandleSeries Altered()
    {
        CandleSeries c = SmallMarket.Candles;
        return new CandleSeries(c.Name, c.IntervalMs, c.OpenTimeMs, Later(c.Open), Later(c.High), Later(c.Low), Later(c.Close), Later(c.Volume));

        static double[] Later(double[] column) => [.. column.Select((v, i) => i < HoldOutFrom ? v : v * (2 + Math.Sin(i / 24)))];
    }

    private static JsonElement Done(ScratchFolder home, params string[] command)
    {
        Typed typed = Typed.Run(home.FullPath, command);
        Assert.True(typed.Code == ExitCode.Done, typed.Error);
        return typed.Json();
    }
}
