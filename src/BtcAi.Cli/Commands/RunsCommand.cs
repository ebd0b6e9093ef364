using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Exports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai runs</c>: what was trained, and how it went.</summary>
public static class RunsCommand
{
    public static Command Build(CommandHost host)
    {
        var options = new RunListOptions();
        var list = new Command("list", "All runs, newest first, page by page");
        options.AddTo(list);
        host.AttachGathering(list, (parse, context) => List(context, options.Read(parse, context.Problems)));
        var show = new Command("show", "One run: its figures and the settings that differ from the defaults");
        Argument<string> id = RunArgument();
        show.Add(id);
        host.Attach(show, (parse, context) => Show(context, parse.GetRequiredValue(id)));
        var runs = new Command("runs", "What was trained, and how it went")
        {
            list, show, CompareCommand.Build(host), RunEditing.Tag(host), RunEditing.Untag(host), RunEditing.Note(host), Export(host),
            RunEditing.Delete(host), RunEditing.Restore(host),
        };
        host.Attach(runs, (_, context) => List(context, new RunQuery()));
        return runs;
    }

    internal static Argument<string> RunArgument() => new("RUN") { Description = "Id, the beginning of one, or latest" };

    private static int List(CommandContext context, RunQuery query)
    {
        IReadOnlyList<RunRow> rows = context.Runs.List(query, out int total, out IReadOnlyList<string> damaged);
        bool all = query with { Limit = 50, Offset = 0, Sort = RunSort.Created } == new RunQuery();
        string none = damaged.Count > 0 ? "" : all ? $"No runs in {context.Home} yet; `btcai train` makes one."
            : query.Deleted ? "The trash is empty." : "No run fits; `btcai runs list` without options shows all.";
        context.Result(RunPage.Of(rows, total, query.Offset), page => page.View(none));
        return damaged.Count == 0 ? ExitCode.Done : throw new WorldException(DiskErrors.Read, string.Join(Environment.NewLine, damaged));
    }

    private static int Show(CommandContext context, string id)
    {
        RunRecord found = context.Runs.Find(id);
        context.Result(found with { HoldOut = context.Ledger.OpeningsOf(found) }, run => RunView.Of(run, context.Runs.PathOf(run)));
        return ExitCode.Done;
    }

    private static Command Export(CommandHost host)
    {
        Argument<string> id = RunArgument();
        var format = new Option<string>("--format") { HelpName = "F", Description = "tensorboard, json or csv", Required = true };
        var to = new Option<string>("--to") { HelpName = "DIR", Description = "Folder to write into", Required = true };
        var command = new Command("export", "Write a run's metrics for other programs") { id, format, to };
        host.AttachGathering(command, (parse, context) =>
        {
            string wanted = parse.GetRequiredValue(format), folder = parse.GetRequiredValue(to);
            if (!Enum.GetNames<ExportFormat>().Contains(wanted, StringComparer.OrdinalIgnoreCase))
                context.Problems.Add(CommandErrors.OptionValue, $"--format is {wanted}; choose from tensorboard, json, csv.");
            if (folder.Length == 0 || File.Exists(folder)) context.Problems.Add(CommandErrors.NotAFile, $"--to is \"{folder}\"; name a folder.");
            RunRecord? run = context.Problems.Catch(() => context.Runs.Find(parse.GetRequiredValue(id)));
            context.Problems.ThrowIfAny();
            var files = new RunExport(run!, context.Runs.Metrics).Write(Enum.Parse<ExportFormat>(wanted, ignoreCase: true), Path.GetFullPath(folder));
            context.Result(files, all => [new Text(all.Count == 0 ? "The run has no metrics yet; nothing was written." : string.Join(Environment.NewLine, all))]);
            return ExitCode.Done;
        });
        return command;
    }
}
