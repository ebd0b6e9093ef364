using System.Text.Json;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Simulation;
using BtcAi.Tests.Experiments;

namespace BtcAi.Tests.Cli;

public sealed class TrainCommandTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly ScratchFolder _files = new();

    public void Dispose()
    {
        _home.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void Training_ends_with_a_table_of_the_agent_beside_every_baseline_and_a_verdict()
    {
        // Without costs even a few updates end in an agent that trades, and so in the longest verdict.
        Typed typed = Train("--set", "trading.fee=0", "--set", "trading.slippage=0");
        Assert.Equal(ExitCode.Done, typed.Code);
        foreach (string part in new[] { "Short agent", "cash", "hold", "volatility", "momentum", "cross", "random", "Net profit", "Sharpe", "Cost share", "Win rate" })
            Assert.Contains(part, typed.Output, StringComparison.Ordinal);
        Assert.Contains("Out of sample, after costs: 2019-03-22 to 2019-04-11", typed.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Candles synthetic-small.csv; fee 0 %, half-spread 0 % of every fill, market impact and order limits", typed.Output,
            StringComparison.Ordinal);
        Assert.Contains("months, which it had not seen, it made", typed.Output, StringComparison.Ordinal);
        Assert.All(typed.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 240));
        Assert.Contains("update 4: validation", typed.Error, StringComparison.Ordinal);
        Assert.Contains("kept the agent of update", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_standard_output_is_one_document_and_with_quiet_nothing_else_is_said()
    {
        Typed typed = Train("--json", "--quiet");
        Assert.Equal((ExitCode.Done, ""), (typed.Code, typed.Error));
        JsonElement run = typed.Json();
        Assert.Equal("Finished", run.GetProperty("status").GetString());
        JsonElement report = run.GetProperty("buckets")[0].GetProperty("report");
        bool traded = report.GetProperty("agent").GetProperty("fills").GetInt32() > 0;
        Assert.Equal(
            ["cash", "hold", "volatility", "momentum", "cross", .. traded ? ["random (median of 11)"] : Array.Empty<string>()],
            report.GetProperty("baselines").EnumerateArray().Select(b => b.GetProperty("policy").GetString()));
        string id = run.GetProperty("id").GetString()!;
        var metrics = new RunStore(_home.FullPath, TimeProvider.System).Metrics;
        Assert.Equal([1, 2, 3, 4], metrics.Points(id, "Short", "policy_loss").Select(p => p.Update));
        Assert.Equal([2, 4], metrics.Points(id, "Short", "validation.score").Select(p => p.Update));
    }

    [Fact]
    public void The_same_command_gives_the_same_checkpoint()
    {
        Train();
        Train();
        byte[][] checkpoints =
        [
            .. Directory.GetFiles(_home.FullPath, "checkpoint.btcai", SearchOption.AllDirectories).Select(File.ReadAllBytes),
        ];
        Assert.Equal(2, checkpoints.Length);
        Assert.Equal(checkpoints[0], checkpoints[1]);
    }

    [Fact]
    public void A_finished_run_shows_its_report_again_even_when_its_candles_are_gone()
    {
        Typed trained = Train();
        Directory.Delete(_files.FullPath, recursive: true);
        Directory.CreateDirectory(_files.FullPath);
        Typed resumed = Typed.Run(_home.FullPath, "train", "--resume", "latest");
        Assert.Equal((ExitCode.Done, trained.Output), (resumed.Code, resumed.Output));
        Assert.Contains("is finished already", resumed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_whose_candles_have_changed_does_not_go_on_and_is_left_as_it_was()
    {
        string file = SmallMarket.WriteTo(_files.FullPath);
        string id = Unfinished(file);
        Typed typed = Typed.Run(_home.FullPath, "train", "--resume", "latest", "--quiet");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains($"{file} has changed since the run started", Assert.Single(typed.Complaints), StringComparison.Ordinal);
        Assert.Equal(RunStatus.Interrupted, new RunStore(_home.FullPath, TimeProvider.System).Find(id).Status);
    }

    [Fact]
    public void A_resumed_run_takes_no_other_option_and_every_one_is_named()
    {
        Unfinished("synthetic");
        Typed typed = Typed.Run(
            _home.FullPath, "train", "--resume", "latest", "--data", "x.csv", "--updates", "7", "--set", "model.gamma=1", "--seed", "4",
            "--threads", "1");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Equal(
            ["--data", "--seed", "--set", "--threads", "--updates"],
            typed.Complaints.Select(c => c.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.All(typed.Complaints, c => Assert.Contains("cannot change a run that is resumed", c, StringComparison.Ordinal));
    }

    private Typed Train(params string[] more) => Typed.Run(
        _home.FullPath, ["train", "--data", SmallMarket.WriteTo(_files.FullPath), "--updates", "4", .. SmallMarket.Settings, .. more]);

    private string Unfinished(string candles)
    {
        using var folder = new RunStore(_home.FullPath, TimeProvider.System).Create(
            RunExamples.Of(Bucket.Short) with { Candles = candles, FromMs = 0, ToMs = long.MaxValue });
        return folder.Record.Id;
    }
}
