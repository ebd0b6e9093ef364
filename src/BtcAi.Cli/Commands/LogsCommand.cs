using System.CommandLine;
using System.Text.Json;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Logging;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai logs</c>: what the program wrote down about itself.</summary>
public static class LogsCommand
{
    private const int MostLines = 1_000_000;

    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(300);
    private static readonly JsonSerializerOptions OneLine = new(RunJson.Options) { WriteIndented = false };

    public static Command Build(CommandHost host)
    {
        var follow = new Option<bool>("--follow") { Description = "Go on with what is written from now on, until Ctrl+C" };
        var level = new Option<string?>("--level") { HelpName = "L", Description = "Only what is at least as important: Debug, Information, Warning or Error" };
        var component = new Option<string?>("--component") { HelpName = "C", Description = "Only one of Application, Training, Error, Update" };
        var search = new Option<string?>("--search") { HelpName = "TEXT", Description = "Only what contains the text" };
        Option<string?> since = DateOption.Create("--since", "Only from this UTC date on");
        var lines = new Option<string?>("--lines") { HelpName = "N", Description = "The last so many [default: 50]" };
        var command = new Command("logs", "What the program wrote down: commands, trainings, errors, updates") { follow, level, component, search, since, lines };
        host.AttachGathering(command, (parse, context) =>
        {
            long sinceMs = DateOption.Read(parse, since, 0, context.Problems);
            var query = new LogQuery
            {
                Component = Choice<LogComponent>(parse, component, context.Problems),
                Level = Choice<LogDetail>(parse, level, context.Problems) ?? LogDetail.Debug,
                Search = parse.GetValue(search) ?? "",
                Since = sinceMs == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(sinceMs),
                Lines = WholeNumber.Read(parse, lines, 1, MostLines, new LogQuery().Lines, context.Problems),
            };
            context.Problems.ThrowIfAny();
            return parse.GetValue(follow) ? Follow(query, context).GetAwaiter().GetResult() : Show(query, context);
        });
        return command;
    }

    private static int Show(LogQuery query, CommandContext context)
    {
        context.Result(new LogFolder(context.Home).Read(query), entries => entries.Count == 0
            ? [new Text("No line of the logs fits.")]
            : [new Text(string.Join(Environment.NewLine, entries.Select(entry => entry.Line)))]);
        return ExitCode.Done;
    }

    private static async Task<int> Follow(LogQuery query, CommandContext context)
    {
        var folder = new LogFolder(context.Home);
        var tail = new LogTail(folder, query);
        Say(folder.Read(query), context);
        try
        {
            while (true)
            {
                await Task.Delay(Rhythm, context.Clock, context.Cancellation);
                Say(tail.Read(), context);
            }
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Done;
        }
    }

    private static void Say(IReadOnlyList<LogEntry> entries, CommandContext context)
    {
        foreach (LogEntry entry in entries) context.Line(context.Json ? JsonSerializer.Serialize(entry, OneLine) : entry.Line);
    }

    private static T? Choice<T>(ParseResult parse, Option<string?> option, Problems problems) where T : struct, Enum
    {
        if (parse.GetValue(option) is not { } text) return null;
        string? name = Enum.GetNames<T>().FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name is not null) return Enum.Parse<T>(name);
        problems.Add(CommandErrors.OptionValue, $"{option.Name} is {text}; choose from {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }
}
