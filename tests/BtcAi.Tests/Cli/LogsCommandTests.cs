using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Logging;
using BtcAi.Experiments.Settings;

namespace BtcAi.Tests.Cli;

[Collection("Processes")]
public sealed class LogsCommandTests : IDisposable
{
    private readonly ScratchFolder _home = new();

    public LogsCommandTests() => File.WriteAllText(_home.PathTo("something"), "");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Every_command_line_is_logged_with_its_end_even_when_many_run_at_once()
    {
        const int together = 4;
        BuiltProgram[] programs = [.. Enumerable.Range(0, together).Select(i => new BuiltProgram("runs", "list", "--seed", $"{i}", "--home", _home.FullPath))];
        foreach (BuiltProgram program in programs)
        {
            Assert.Equal(ExitCode.Done, await program.EndAsync());
            Assert.Equal("", program.Said);
            program.Dispose();
        }
        string[] texts = [.. new LogFolder(_home.FullPath).Read(new LogQuery { Component = LogComponent.Application }).Select(entry => entry.Text)];
        Assert.Equal(2 * together, texts.Length);
        for (int i = 0; i < together; i++)
        {
            Assert.Single(texts, text => text.Contains($"--seed {i} ", StringComparison.Ordinal) && text.Contains($"starts, version {CommandContext.Version}", StringComparison.Ordinal));
            Assert.Single(texts, text => text.Contains($"--seed {i} ", StringComparison.Ordinal) && text.Contains("ended with 0 after ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Mistakes_are_warnings_faults_are_errors_and_what_looks_like_a_secret_is_hidden()
    {
        Typed.Run(_home.FullPath, "train", "--updates", "none", "--set", "exchange.api_key=hunter2secret");
        Typed.Run(_home.FullPath, "frobnicate", "--token", "hunter2secret");
        LogEntry[] warnings = [.. new LogFolder(_home.FullPath).Read(new LogQuery { Level = LogDetail.Warning })];
        Assert.Equal(2, warnings.Length);
        Assert.All(warnings, entry => Assert.Contains("ended with 2 after", entry.Text, StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(_home.PathTo("logs")), file => Assert.DoesNotContain("hunter2secret", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_are_chosen_by_component_level_text_and_number()
    {
        using (var log = new ProgramLog(_home.FullPath, new LoggingSettings(), TimeProvider.System, _ => { }))
        {
            for (int i = 1; i <= 9; i++) log.Write(LogComponent.Training, i % 3 == 0 ? LogDetail.Warning : LogDetail.Information, "{What:l} {Number}", "update", i);
        }
        Assert.Equal(["update 8", "update 9"], Texts("--component", "training", "--lines", "2"));
        Assert.Equal(["update 3", "update 6", "update 9"], Texts("--component", "Training", "--level", "warning"));
        Assert.Equal(["update 5"], Texts("--component", "training", "--search", "DATE 5"));
        Assert.Empty(Texts("--component", "training", "--since", "2999-01-01"));
        Assert.Contains("update 9", Typed.Run(_home.FullPath, "logs", "--component", "training").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_choices_are_told_together()
    {
        Typed typed = Typed.Run(_home.FullPath, "logs", "--component", "traning", "--level", "loud", "--lines", "0", "--since", "yesterday");
        Assert.Equal((ExitCode.UserMistake, 4), (typed.Code, typed.Complaints.Length));
        Assert.Contains("--component is traning; choose from Application, Training, Error, Update.", typed.Complaints);
    }

    private string[] Texts(params string[] options) =>
        [.. Typed.Run(_home.FullPath, ["logs", "--json", .. options]).Json().EnumerateArray().Select(entry => entry.GetProperty("text").GetString()!)];
}
