using System.CommandLine;
using System.Text.Json;
using BtcAi.Cli;
using BtcAi.Cli.Bench;
using BtcAi.Cli.Commands;
using BtcAi.Cli.Hosting;

namespace BtcAi.Tests.Cli;

public sealed class BenchCommandTests : IDisposable
{
    private static readonly BenchPlan Small = new()
    {
        Repetitions = 2,
        SampleSeconds = 1e-4,
        WarmUpSeconds = 1e-4,
        Candles = 15_000,
        BacktestCandles = 5_000,
        TrainingCandles = 2_000,
        Lanes = 256,
        WindowDecisions = 8,
        SingleDecisions = 100,
        ResampledDays = 64,
        Resamples = 50,
        Strategies = 3,
        StoredRuns = 30,
        SeriesPoints = 100,
    };

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData("gemm", "2048×96×128 Y = X·W", "GFLOP/s", "the weights are packed beforehand")]
    [InlineData("store", "a page of 50 of 30 runs by Sharpe ratio", "ms", "With opening the file")]
    [InlineData("features", "CSV.gz of 15000 rows", "rows/s", "with decompression")]
    [InlineData("env", "256 lanes, 33 observations, a new target every step", "lane-steps/s", "restarts over 2000 candles")]
    [InlineData("train", "counterfactual PPO, 2 threads over 1", "times", "the weights are the same bytes")]
    [InlineData("backtest", "moving-average cross:10:30, 5000 candles", "candles/s", "all measures of the report")]
    [InlineData("decide", "one decision, 96-128-128-60, median", "µs", "Observation to target exposure")]
    [InlineData("statistics", "50 resamples of 64 days", "s", "seven measures of each resample with drawdown")]
    public void Each_area_gives_rows_with_figures_limits_and_what_they_count(string area, string what, string unit, string counted)
    {
        Assert.Equal(ExitCode.Done, RunSmall("bench", area, "--json"));
        using var document = JsonDocument.Parse($"{_output}");
        JsonElement result = Assert.Single(document.RootElement.GetProperty("areas").EnumerateArray().ToArray());
        Assert.Equal(area, result.GetProperty("area").GetString());
        JsonElement[] rows = [.. result.GetProperty("rows").EnumerateArray()];
        foreach (JsonElement row in rows)
        {
            Assert.NotEmpty(row.GetProperty("counted").GetString()!);
            JsonElement figure = row.GetProperty("figure");
            double median = figure.GetProperty("median").GetDouble();
            Assert.InRange(median, figure.GetProperty("min").GetDouble(), figure.GetProperty("max").GetDouble());
            bool limited = row.GetProperty("share").ValueKind == JsonValueKind.Number;
            Assert.Equal(limited, row.GetProperty("limit").GetString() != "");
        }
        JsonElement named = Assert.Single(rows, row => row.GetProperty("what").GetString() == what);
        Assert.Equal(unit, named.GetProperty("unit").GetString());
        Assert.Contains(counted, named.GetProperty("counted").GetString(), StringComparison.Ordinal);
        Assert.True(named.GetProperty("share").GetDouble() > 0);
    }

    [Fact]
    public void What_must_never_allocate_is_shown_to_allocate_nothing()
    {
        Assert.Equal(ExitCode.Done, RunSmall("bench", "env", "decide", "--json"));
        using var document = JsonDocument.Parse($"{_output}");
        double[] garbage =
        [
            .. document.RootElement.GetProperty("areas").EnumerateArray()
                .SelectMany(area => area.GetProperty("rows").EnumerateArray())
                .Where(row => row.GetProperty("what").GetString() == "garbage")
                .Select(row => row.GetProperty("figure").GetProperty("median").GetDouble()),
        ];
        Assert.Equal([0, 0], garbage);
    }

    [Fact]
    public void The_table_names_the_machine_and_numbers_its_notes()
    {
        Assert.Equal(ExitCode.Done, RunSmall("bench", "backtest", "--repetitions", "1"));
        Assert.Contains($"{Environment.ProcessorCount} cores", $"{_output}", StringComparison.Ordinal);
        Assert.Contains("medians of 1 repetitions", $"{_output}", StringComparison.Ordinal);
        Assert.Contains("[1] Signal,", $"{_output}", StringComparison.Ordinal);
        Assert.Contains("Measuring backtest", $"{_error}", StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_area_and_impossible_repetitions_are_refused_together()
    {
        string[] args = ["bench", "gem", "env", "--repetitions", "0"];
        Assert.Equal(ExitCode.UserMistake, Program.Run(args, _output, _error));
        Assert.Contains(
            "\"gem\" is no area; choose from gemm, features, env, train, backtest, decide, statistics", $"{_error}", StringComparison.Ordinal);
        Assert.Contains("--repetitions is 0; it must be from 1 to 1000", $"{_error}", StringComparison.Ordinal);
        Assert.Empty($"{_output}");
    }

    private int RunSmall(params string[] args)
    {
        var host = new CommandHost(_output, _error, TimeProvider.System);
        return host.Run(new RootCommand { BenchCommand.Build(host, Small) }, args);
    }
}
