using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using BtcAi.Experiments.Application;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Logging;
using BtcAi.Experiments.Presets;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using BtcAi.Market;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Hosting;

/// <summary>What a command knows about its call, and its two ways to speak: results and progress.</summary>
public sealed class CommandContext
{
    private readonly TextWriter _output, _error;

    public CommandContext(
        GlobalOptions options, ParseResult parse, TextWriter output, ProgressWriter error, TimeProvider clock,
        CancellationToken cancellation)
    {
        (_output, Clock, Cancellation) = (output, clock, cancellation);
        Home = options.HomeOf(parse, Problems);
        HomeOption = parse.GetResult(options.Home) is { Implicit: false } ? $" --home \"{Home}\"" : "";
        CommandLine = Secrets.Hide(string.Join(' ', ["btcai", .. parse.Tokens.Select(token => token.Value)]));
        Seed = options.SeedOf(parse, Problems);
        Threads = options.ThreadsOf(parse, Problems);
        Json = parse.GetValue(options.Json);
        Quiet = parse.GetValue(options.Quiet);
        Progress = ConsoleOn(Quiet ? new AnsiConsoleOutput(TextWriter.Null) : new ProgressOutput(error));
        _error = error;
        Log = new ProgramLog(Home, LoggingOf(Settings), clock, Notice);
    }

    /// <summary>What is wrong with the options that every command has; a command that finds more adds it here.</summary>
    public Problems Problems { get; } = new();

    /// <summary>Absolute folder of runs, candles and logs; it may not exist yet.</summary>
    public string Home { get; }

    /// <summary>What a command that is suggested has to add to find the same home; empty when nothing.</summary>
    public string HomeOption { get; }

    public ulong Seed { get; }
    public int Threads { get; }
    public bool Quiet { get; }
    public bool Json { get; }
    public TimeProvider Clock { get; }

    /// <summary>Signalled by the first Ctrl+C; finish, save, then throw <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Standard error, for all that is not the result; mute under --quiet.</summary>
    public IAnsiConsole Progress { get; }

    /// <summary>What is written down about this command.</summary>
    public ProgramLog Log { get; }

    /// <summary>What was typed, for the record, without secrets.</summary>
    public string CommandLine { get; }

    /// <summary>Version of this build.</summary>
    public static string Version { get; } = typeof(CommandContext).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public RunStore Runs => field ??= new RunStore(Home, Clock);

    /// <summary>Every look at any candles.</summary>
    public TrialLedger Ledger => new(Home);

    /// <summary>What every run starts from.</summary>
    public HomeSettings Settings => new(Home, Clock);

    /// <summary>Says that the home's settings are used, when there are any.</summary>
    public void TellSettings(SettingsTree home)
    {
        if (Settings.Exists) Progress.WriteLine($"Settings of {Settings.FilePath}: {home.Differences().Count} differ from the defaults");
    }

    /// <summary>Settings under a name.</summary>
    public PresetStore Presets => new(Home, Clock, Notice);

    /// <summary>What is remembered between starts.</summary>
    public StateStore State => new(Home, Clock, Notice);

    /// <summary>Imported and downloaded candles.</summary>
    public CandleLibrary Library => new(Path.Combine(Home, "candles"));

    /// <summary>Something that must be said even under --quiet; on standard error.</summary>
    public void Notice(string text)
    {
        Progress.WriteLine();
        _error.WriteLine(text);
    }

    /// <summary>One line of a result that has no end.</summary>
    public void Line(string text) => _output.WriteLine(text);

    /// <summary>A result that is a text of its own, as it is.</summary>
    public void Raw(string text) => _output.Write(text);

    /// <summary>The result: a JSON document under --json, else what <paramref name="human"/> draws.</summary>
    public void Result<T>(T document, Func<T, IEnumerable<IRenderable>> human)
    {
        if (Json)
        {
            _output.WriteLine(JsonSerializer.Serialize(document, RunJson.Options));
            return;
        }
        var console = ConsoleOn(new AnsiConsoleOutput(_output));
        foreach (var part in human(document))
        {
            console.Write(part);
            console.WriteLine();
        }
    }

    // Whoever needs the settings tells what is wrong with them; the log goes on.
    private static LoggingSettings LoggingOf(HomeSettings settings)
    {
        try
        {
            return settings.Load().Settings.Logging;
        }
        catch (Exception e) when (e is UserMistakeException or WorldException)
        {
            return SettingsTree.Default.Logging;
        }
    }

    private static IAnsiConsole ConsoleOn(IAnsiConsoleOutput target)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        });
        // A file or a pipe has no edge to wrap at.
        if (!target.IsTerminal) console.Profile.Width = 240;
        return console;
    }
}
