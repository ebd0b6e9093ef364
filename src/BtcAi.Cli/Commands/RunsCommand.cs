using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai runs</c>: what was trained, and how it went.</summary>
public static class RunsCommand
{
    public static Command Build(CommandHost host)
    {
        var list = new Command("list", "All runs, newest first");
        host.Attach(list, (_, context) => List(context));
        var show = new Command("show", "One run: its figures and the settings that differ from the defaults");
        var id = new Argument<string>("ID") { Description = "Id, the beginning of one, or latest" };
        show.Add(id);
        host.Attach(show, (parse, context) => Show(context, parse.GetRequiredValue(id)));
        var runs = new Command("runs", "What was trained, and how it went") { list, show };
        host.Attach(runs, (_, context) => List(context));
        return runs;
    }

    private static int List(CommandContext context)
    {
        IReadOnlyList<RunRecord> records = context.Runs.List(out IReadOnlyList<string> damaged);
        context.Result(records, all => all.Count > 0 ? [TableOf(all)] : damaged.Count == 0 ? [NoRuns(context)] : []);
        return damaged.Count == 0 ? ExitCode.Done : throw new WorldException(DiskErrors.Read, string.Join(Environment.NewLine, damaged));
    }

    private static Text NoRuns(CommandContext context) => new($"No runs in {context.Home} yet; `btcai train` makes one.");

    private static FittedTable TableOf(IEnumerable<RunRecord> records)
    {
        var table = new FittedTable(
            new FittedColumn("Run", 6, left: true), new FittedColumn("Status", 5, left: true), new FittedColumn("Candles", 3, left: true),
            new FittedColumn("Buckets done", "Done", 4), new FittedColumn("Updates", 2), new FittedColumn("Changed (UTC)", 1));
        foreach (var run in records)
        {
            int done = run.Buckets.Count(b => b.State == BucketState.Finished);
            table.AddRow(
                run.Id, $"{run.Status}", Path.GetFileName(run.Candles), $"{done} of {run.Buckets.Count}", $"{run.Buckets.Sum(b => b.Updates)}",
                $"{run.Updated:yyyy-MM-dd HH:mm}");
        }
        return table;
    }

    private static int Show(CommandContext context, string id)
    {
        RunRecord found = context.Runs.Find(id);
        context.Result(found with { HoldOut = context.Ledger.OpeningsOf(found) }, run => RunView.Of(run, context.Runs.PathOf(run)));
        return ExitCode.Done;
    }
}
