using System.CommandLine;
using System.Text.Json;
using BtcAi.Cli;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation;
using BtcAi.Tests.Experiments;

namespace BtcAi.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("runs list --colour", "--colour")]
    [InlineData("runs show", "RUN")]
    public void A_command_line_that_cannot_be_used_is_explained_on_standard_error_with_exit_code_2(string line, string named)
    {
        Assert.Equal(ExitCode.UserMistake, Run(line.Split(' ')));
        Assert.Contains(named, $"{_error}", StringComparison.Ordinal);
        Assert.Contains("--help", $"{_error}", StringComparison.Ordinal);
        Assert.Empty($"{_output}");
    }

    [Fact]
    public void Wrong_numbers_come_with_all_other_problems_and_without_jargon()
    {
        Assert.Equal(ExitCode.UserMistake, Run("runs", "list", "--seed", "-5", "--threads", "0", "--home", _home.FullPath));
        string[] wrong =
        [
            "--seed is -5; it must be a whole number from 0 to 18446744073709551615 (1 is the default).",
            $"--threads is 0; it must be a whole number from 1 to 1024 ({Environment.ProcessorCount} is the default).",
        ];
        Assert.Equal(wrong, Said());
        Run("runs", "list", "--colour", "--seed", "-5", "--threads", "0");
        Assert.Equal(["Unrecognized command or argument '--colour'.", .. wrong, "--help after any command explains it."], Said());
        Run("prove", "--gate", "G99", "--seeds", "many", "--seed", "-5", "--threads", "0");
        Assert.Equal(
            [.. wrong, "--seeds is many; it must be a whole number from 1 to 100 (5 is the default).", "\"G99\" is not a gate"],
            Said().Select(line => line.StartsWith("\"G99\"", StringComparison.Ordinal) ? line[..19] : line));
    }

    [Fact]
    public void A_home_that_is_empty_or_a_file_is_refused()
    {
        string file = _home.PathTo("file");
        File.WriteAllText(file, "");
        Assert.Equal(ExitCode.UserMistake, Run("runs", "list", "--home", file));
        Assert.Equal([$"The home folder {file} is a file; name a folder with --home, or with BTCAI_HOME."], Said());
        Assert.Equal(ExitCode.UserMistake, Run("runs", "list", "--home", ""));
        Assert.Contains("--home is empty; name a folder, or leave it out.", Said());
    }

    [Theory]
    [InlineData("")]
    [InlineData("--help")]
    public void Help_lists_the_commands(string line)
    {
        Assert.Equal(ExitCode.Done, Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("runs", $"{_output}", StringComparison.Ordinal);
        Assert.Contains("--home", $"{_output}", StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_are_listed_and_shown_for_people()
    {
        string id = FinishedRun();
        Assert.Equal(ExitCode.Done, Run("runs", "list", "--home", _home.FullPath));
        Assert.Contains(id, $"{_output}", StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Run("runs", "show", "latest", "--home", _home.FullPath));
        foreach (string part in new[] { "model.type=A2C", "Holding did better.", "Net profit", "34.0 %", "2018-03-02 14:13 to" })
            Assert.Contains(part, $"{_output}", StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_standard_output_is_one_document()
    {
        string id = FinishedRun();
        Assert.Equal(ExitCode.Done, Run("runs", "show", id, "--json", "--home", _home.FullPath));
        using var document = JsonDocument.Parse($"{_output}");
        Assert.Equal(id, document.RootElement.GetProperty("id").GetString());
        Assert.Equal("A2C", document.RootElement.GetProperty("settings").GetProperty("model").GetProperty("type").GetString());
    }

    [Fact]
    public void Every_kind_of_end_has_its_exit_code()
    {
        Assert.Equal((ExitCode.Done, ""), EndOf(() => { }));
        Assert.Equal(
            (ExitCode.UserMistake, "one [BTCAI-SET-001]\ntwo [BTCAI-DATA-005]\n"),
            EndOf(() => throw new UserMistakeException([new Problem(SettingErrors.Value, "one"), new Problem(CandleErrors.Row, "two")])));
        Assert.Equal((ExitCode.World, "disk full [BTCAI-DISK-001]\n"), EndOf(() => throw new WorldException(DiskErrors.Write, "disk full")));
        Assert.Equal((ExitCode.World, "gone [BTCAI-DISK-004]\n"), EndOf(() => throw new FileNotFoundException("gone")));
        Assert.Equal((ExitCode.Interrupted, "Interrupted.\n"), EndOf(() => throw new OperationCanceledException()));
    }

    [Fact]
    public void A_fault_of_ours_leaves_its_stack_trace_in_a_file()
    {
        var (code, said) = EndOf(() => throw new InvalidOperationException("lanes ran out"));
        Assert.Equal(ExitCode.OurFault, code);
        string file = Assert.Single(Directory.GetFiles(_home.PathTo("logs"), "fault-*"));
        Assert.Equal($"That was our fault: lanes ran out Details for a report are in {file}. [BTCAI-CMD-005]\n", said);
        Assert.Contains(nameof(A_fault_of_ours_leaves_its_stack_trace_in_a_file), File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_run_that_the_store_does_not_know_is_named_with_exit_code_3_and_is_not_called_no_runs()
    {
        string id = FinishedRun();
        File.WriteAllText(Path.Combine(_home.FullPath, "runs", id, "run.json"), "{");
        Assert.Equal(ExitCode.Done, Run("runs", "list", "--home", _home.FullPath));
        _output.GetStringBuilder().Clear();
        foreach (string file in Directory.GetFiles(_home.FullPath, "btcai.db*")) File.Delete(file);
        Assert.Equal(ExitCode.World, Run("runs", "list", "--home", _home.FullPath, "--quiet"));
        Assert.Contains("run.json is damaged", $"{_error}", StringComparison.Ordinal);
        Assert.Empty($"{_output}");
        FinishedRun();
        Assert.Equal(ExitCode.World, Run("runs", "list", "--home", _home.FullPath));
        Assert.Contains("Finished", $"{_output}", StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_alone_lists_them()
    {
        Assert.Equal(ExitCode.Done, Run("config", "--home", _home.FullPath));
        Assert.Contains("model.learning_rate", $"{_output}", StringComparison.Ordinal);
    }

    private string FinishedRun()
    {
        using var folder = new RunStore(_home.FullPath, TimeProvider.System).Create(RunExamples.Of(Bucket.Scalping));
        folder.Save(folder.Record.With(RunExamples.FinishedScalping) with { Status = RunStatus.Finished });
        return folder.Record.Id;
    }

    /// <summary>Lines on standard error since the last look.</summary>
    private string[] Said()
    {
        string[] lines = $"{_error}".Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        _error.GetStringBuilder().Clear();
        return [.. lines.Select(Typed.WithoutCode)];
    }

    private int Run(params string[] args) => Program.Run(args, _output, _error);

    private (int Code, string Said) EndOf(Action act)
    {
        var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(_output, error, TimeProvider.System);
        var command = new Command("act");
        host.Attach(command, (_, _) =>
        {
            act();
            return ExitCode.Done;
        });
        int code = host.Run(new RootCommand { command }, ["act", "--home", _home.FullPath]);
        return (code, $"{error}");
    }
}
