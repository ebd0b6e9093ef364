using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Compute;
using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai compare</c>: agents of several runs side by side, with paired differences.</summary>
public static class CompareCommand
{
    private const int Most = 20;

    public static Command Build(CommandHost host)
    {
        var runs = new Argument<string[]>("RUN") { Description = "Two runs or more: ids, beginnings of them, or latest", Arity = new ArgumentArity(1, 1000) };
        var command = new Command("compare", "Agents of several runs side by side, with paired differences and their significance") { runs };
        host.Attach(command, (parse, context) =>
        {
            var problems = new Problems();
            string[] names = parse.GetRequiredValue(runs);
            RunRecord?[] found = [.. names.Select(name => problems.Catch(() => context.Runs.Find(name)))];
            RunRecord[] records = [.. found.OfType<RunRecord>().DistinctBy(r => r.Id)];
            if (problems.Count == 0 && records.Length is < 2 or > Most)
                problems.Add(CommandErrors.OptionValue, $"A comparison takes from 2 to {Most} different runs; {records.Length} named.");
            problems.ThrowIfAny();
            var comparison = new RunComparison(
                context.Runs, context.Ledger, new CpuKernels(), context.Clock, CommandContext.Version,
                record => CandleChoice.LoadFor(record, context.Library));
            context.Result(comparison.Of(records), ComparisonView.Of);
            return ExitCode.Done;
        });
        return command;
    }
}
