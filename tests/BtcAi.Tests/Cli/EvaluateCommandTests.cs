using System.Text.Json;
using BtcAi.Cli.Hosting;
using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Tests.Cli;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly ScratchFolder _home = new();

    public EvaluateCommandTests()
    {
        string candles = SmallMarket.WriteTo(_home.FullPath);
        // Without costs even a few updates end in an agent that trades.
        Typed trained = Typed.Run(_home.FullPath,
        [
            "train", "--data", candles, "--updates", "6", "--quiet", .. SmallMarket.Settings, "--set", "trading.fee=0.0001", "--set",
            "trading.slippage=0.0001",
        ]);
        Assert.Equal(ExitCode.Done, trained.Code);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Figures_come_with_intervals_stress_and_the_count_of_trials()
    {
        JsonElement bucket = Evaluate().GetProperty("buckets")[0];
        foreach (JsonElement measure in bucket.GetProperty("measures").EnumerateArray())
        {
            if (measure.GetProperty("estimate").ValueKind == JsonValueKind.Null || measure.GetProperty("low").ValueKind == JsonValueKind.Null) continue;
            Assert.True(Number(measure, "low") <= Number(measure, "high"));
        }
        JsonElement[] costs = [.. bucket.GetProperty("stress").EnumerateArray().Where(s => s.GetProperty("cost_factor").ValueKind != JsonValueKind.Null)];
        Assert.Equal([0.0, 1, 2, 4], costs.Select(s => Number(s, "cost_factor")));
        double[] nets = [.. costs.Select(s => Number(s, "net_return"))];
        Assert.Equal(nets.OrderDescending(), nets);
        Assert.Equal(Number(bucket.GetProperty("agent"), "net_return"), nets[1], 1e-12);
        Assert.Equal(9, bucket.GetProperty("stress").GetArrayLength() + 1);
        Assert.Equal(bucket.GetProperty("curves")[0].GetProperty("values").GetArrayLength(), bucket.GetProperty("prices").GetArrayLength());
        Assert.Equal(1, bucket.GetProperty("trials").GetProperty("trials").GetInt32());
        Assert.NotEmpty(bucket.GetProperty("verdict").GetProperty("sentences").EnumerateArray());
    }

    [Fact]
    public void The_break_even_fee_leaves_no_profit()
    {
        JsonElement bucket = Evaluate().GetProperty("buckets")[0];
        if (bucket.GetProperty("break_even_fee").ValueKind == JsonValueKind.Null)
        {
            Assert.True(Number(bucket.GetProperty("stress")[0], "net_return") <= 0.02);
            return;
        }
        string fee = bucket.GetProperty("break_even_fee").GetRawText();
        string candles = Path.Combine(_home.FullPath, "synthetic-small.csv");
        JsonElement judged = Typed.Run(_home.FullPath, "backtest", "--agent", "latest", "--data", candles, "--from", SmallMarket.TestStart, "--fee", fee, "--json").Json()[0];
        Assert.InRange(Number(judged.GetProperty("policy"), "net_return"), -0.003, 0.003);
    }

    [Fact]
    public void Another_market_of_narrower_candles_is_joined_and_one_of_wider_ones_refused_before_anything_is_judged()
    {
        string half = _home.PathTo("half-hours.csv"), wide = _home.PathTo("two-hours.csv");
        CandleCsv.Write(half, new SyntheticMarket().Generate(9, 4800, 1_800_000));
        CandleCsv.Write(wide, new SyntheticMarket().Generate(9, 1200, 7_200_000));
        JsonElement bucket = Typed.Run(_home.FullPath, "evaluate", "latest", "--also", half, "--json").Json().GetProperty("buckets")[0];
        Assert.Contains(bucket.GetProperty("stress").EnumerateArray(), row => row.GetProperty("case").GetString()!.Contains("which it never saw", StringComparison.Ordinal));
        long looks = new FileInfo(_home.PathTo("ledger.jsonl")).Length;
        Typed refused = Typed.Run(_home.FullPath, "evaluate", "latest", "--also", wide);
        Assert.Equal(ExitCode.UserMistake, refused.Code);
        Assert.Contains("has candles of 2 h, and the agents were trained on 1 h", Assert.Single(refused.Complaints, c => c.Contains("--also", StringComparison.Ordinal)), StringComparison.Ordinal);
        string own = _home.PathTo("renamed.csv"), early = _home.PathTo("early.csv");
        CandleCsv.Write(own, SmallMarket.Candles.Slice(new IndexRange(0, 2300)));
        CandleCsv.Write(early, new SyntheticMarket().Generate(9, 600, 3_600_000));
        refused = Typed.Run(_home.FullPath, "evaluate", "latest", "--also", own, "--also", early);
        Assert.Equal(ExitCode.UserMistake, refused.Code);
        Assert.Contains(refused.Complaints, c => c.StartsWith("--also renamed is the market that the agents were trained on", StringComparison.Ordinal));
        Assert.Contains(refused.Complaints, c => c.StartsWith("--also early covers 2019-01-01 to 2019-01-25, and the agents are judged on 2019-0", StringComparison.Ordinal));
        Assert.Equal(looks, new FileInfo(_home.PathTo("ledger.jsonl")).Length);
    }

    [Fact]
    public void A_damaged_or_deleted_checkpoint_is_told_and_no_older_agent_judged_in_its_place()
    {
        string id = Typed.Run(_home.FullPath, "runs", "show", "latest", "--json").Json().GetProperty("id").GetString()!;
        string path = Path.Combine(_home.FullPath, "runs", id, "short", "checkpoint.btcai"), candles = _home.PathTo("synthetic-small.csv");
        Assert.Equal(ExitCode.Done, Typed.Run(_home.FullPath, ["train", "--data", candles, "--updates", "2", "--seed", "2", "--quiet", .. SmallMarket.Settings]).Code);
        byte[] whole = File.ReadAllBytes(path), damaged = [.. whole];
        damaged[damaged.Length / 2] ^= 1;
        File.WriteAllBytes(path, damaged);
        long looks = new FileInfo(_home.PathTo("ledger.jsonl")).Length;
        foreach (string[] command in new string[][]
        {
            ["evaluate", id], ["compare", id, "latest"], ["audit", id, "--quick"], ["explain", "--run", id, "--at", SmallMarket.TestStart], ["backtest", "--agent", id, "--data", candles],
        })
        {
            Typed refused = Typed.Run(_home.FullPath, command);
            Assert.Equal(ExitCode.World, refused.Code);
            Assert.Contains("is damaged and was refused", refused.Error, StringComparison.Ordinal);
            Assert.Contains("[BTCAI-CKPT-001]", refused.Error, StringComparison.Ordinal);
        }
        Assert.Equal(looks, new FileInfo(_home.PathTo("ledger.jsonl")).Length);
        Assert.Equal(ExitCode.Done, Typed.Run(_home.FullPath, "checkpoints", "delete", $"{id}/short/damaged-1").Code);
        int best = Typed.Run(_home.FullPath, "runs", "show", id, "--json").Json().GetProperty("buckets")[0].GetProperty("best_update").GetInt32();
        Typed left = Typed.Run(_home.FullPath, "evaluate", id);
        Assert.True(left.Code == ExitCode.World ? left.Error.Contains($"speaks of the agent of update {best}", StringComparison.Ordinal) : left.Code == ExitCode.Done, left.Error);
    }

    [Fact]
    public void Further_seeds_are_trained_counted_and_summed_up()
    {
        JsonElement bucket = Evaluate("--seeds", "3").GetProperty("buckets")[0];
        JsonElement[] seeds = [.. bucket.GetProperty("seeds").EnumerateArray()];
        Assert.Equal([1, 2, 3], seeds.Select(s => s.GetProperty("seed").GetInt32()));
        Assert.Equal(Number(bucket.GetProperty("agent"), "net_return"), Number(seeds[0], "net_return"));
        double[] sorted = [.. seeds.Select(s => Number(s, "net_return")).Order()];
        Assert.Equal(sorted[1], Number(bucket.GetProperty("seed_summary"), "median"), 1e-12);
        JsonElement[] holds = [.. bucket.GetProperty("baselines").EnumerateArray().Where(b => b.GetProperty("policy").GetString() == "hold")];
        double hold = Number(holds[0], "net_return"), better = sorted.Count(net => net > hold) / 3.0;
        Assert.Equal(better, Number(bucket.GetProperty("over_holding"), "probability"), 1e-12);
        Assert.Equal(3, bucket.GetProperty("trials").GetProperty("trials").GetInt32());
        JsonElement[] ledger = [.. Typed.Run(_home.FullPath, "ledger", "--json").Json().EnumerateArray()];
        Assert.Equal(["Training", "Backtest", "Evaluation", "Evaluation"], ledger.Select(e => e.GetProperty("kind").GetString()));
        Assert.All(ledger, look => Assert.False(look.TryGetProperty("trial", out _)));
        Assert.Contains("The last 2 of 4 looks are shown", Typed.Run(_home.FullPath, "ledger", "--limit", "2").Output, StringComparison.Ordinal);
        Assert.Contains("--limit is 0; it must be a whole number from 1", Assert.Single(Typed.Run(_home.FullPath, "ledger", "--limit", "0").Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_again_gives_the_same_numbers_and_no_new_trial()
    {
        JsonElement first = Evaluate().GetProperty("buckets")[0], second = Evaluate().GetProperty("buckets")[0];
        foreach (string part in new[] { "agent", "measures", "differences", "stress", "break_even_fee", "band", "evidence" })
            Assert.True(JsonElement.DeepEquals(first.GetProperty(part), second.GetProperty(part)), part);
        Assert.Equal(1, second.GetProperty("trials").GetProperty("trials").GetInt32());
        Assert.Equal(3, second.GetProperty("trials").GetProperty("looks").GetInt32());
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        Typed typed = Typed.Run(_home.FullPath, "evaluate", "latest", "--scheme", "best", "--seeds", "0", "--folds", "x", "--bucket", "Nope");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        foreach (string said in new[] { "--scheme is best", "--seeds is 0", "--folds is x", "Nope" })
            Assert.Contains(typed.Complaints, c => c.Contains(said, StringComparison.Ordinal));
        Assert.Contains("Long", Typed.Run(_home.FullPath, "evaluate", "latest", "--bucket", "Long").Error, StringComparison.Ordinal);
        Typed folds = Typed.Run(_home.FullPath, "evaluate", "latest", "--scheme", "walk-forward");
        Assert.Equal(ExitCode.UserMistake, folds.Code);
        Assert.Contains("a walk-forward needs 30 months", folds.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_to_another_scheme_is_refused_rather_than_passed_over()
    {
        Typed typed = Typed.Run(_home.FullPath, "evaluate", "latest", "--folds", "3", "--groups", "5", "--held", "1");
        Assert.Equal((ExitCode.UserMistake, 3), (typed.Code, typed.Complaints.Length));
        Assert.StartsWith("--folds belongs to --scheme walk-forward, and the scheme is test", typed.Complaints[0], StringComparison.Ordinal);
        Assert.StartsWith("--held belongs to --scheme cpcv", typed.Complaints[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_ledger_is_told_by_every_report_that_counts_from_it()
    {
        string path = Path.Combine(_home.FullPath, "ledger.jsonl");
        File.AppendAllText(path, "?\n");
        JsonElement bucket = Evaluate().GetProperty("buckets")[0];
        Assert.Equal(1, bucket.GetProperty("trials").GetProperty("unreadable").GetInt32());
        Assert.Contains(bucket.GetProperty("verdict").GetProperty("sentences").EnumerateArray(), s => s.GetString()!.Contains("1 line of ledger.jsonl cannot be read", StringComparison.Ordinal));
        Assert.Contains("1 line of ledger.jsonl cannot be read", Typed.Run(_home.FullPath, "runs", "show", "latest").Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        File.WriteAllText(path, "?\n");
        Typed lost = Typed.Run(_home.FullPath, "ledger");
        Assert.Equal((ExitCode.World, ""), (lost.Code, lost.Output));
    }

    [Fact]
    public void Looks_at_candles_that_nobody_looked_at_are_a_mistake_that_names_those_there_are()
    {
        Typed typed = Typed.Run(_home.FullPath, "ledger", "--candles", "nope");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains("--candles is nope, and no look at such candles is written down; there are synthetic-small.", typed.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Typed.Run(_home.FullPath, "ledger", "--candles", "synthetic-small").Code);
    }

    private JsonElement Evaluate(params string[] more)
    {
        Typed typed = Typed.Run(_home.FullPath, ["evaluate", "latest", "--json", .. more]);
        Assert.True(typed.Code == ExitCode.Done, typed.Error);
        return typed.Json();
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
