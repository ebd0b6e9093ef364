using System.CommandLine;
using BtcAi.Cli.Bench;
using BtcAi.Cli.Hosting;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai bench</c>: how fast each part is, absolutely and beside what this machine could do at most.</summary>
public static class BenchCommand
{
    private static readonly IBenchArea[] Areas =
    [
        new GemmArea(), new FeaturesArea(), new EnvArea(), new TrainArea(), new BacktestArea(), new DecideArea(),
        new StatisticsArea(), new StoreArea(),
    ];

    public static Command Build(CommandHost host, BenchPlan? plan = null)
    {
        BenchPlan full = plan ?? new BenchPlan();
        var areas = new Argument<string[]>("AREA")
        {
            Description = $"What to measure: {Names} [default: all]",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var repetitions = new Option<int>("--repetitions")
        {
            HelpName = "N",
            Description = "Times each figure is measured; the median counts",
            DefaultValueFactory = _ => full.Repetitions,
        };
        var command = new Command("bench", "Measure how fast this machine runs each part, beside what it could do at most") { areas, repetitions };
        host.Attach(command, (parse, context) => Execute(
            parse.GetValue(areas) ?? [], full with { Repetitions = parse.GetValue(repetitions), Seed = context.Seed }, context));
        return command;
    }

    private static string Names => string.Join(", ", Areas.Select(area => area.Name));

    private static int Execute(string[] names, BenchPlan plan, CommandContext context)
    {
        IReadOnlyList<IBenchArea> chosen = Choose(names, plan);
        var results = new List<BenchResult>();
        foreach (IBenchArea area in chosen)
        {
            context.Progress.WriteLine($"Measuring {area.Name} …");
            var rows = new List<BenchRow>();
            foreach (BenchRow row in area.Measure(plan, new BenchTimer(plan, context.Clock)))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                context.Progress.WriteLine($"  {row.What}: {BenchView.Amount(row.Figure.Median, row.Unit)}");
                rows.Add(row);
            }
            results.Add(new BenchResult(area.Name, rows));
        }
        context.Result(
            new BenchReport(BenchMachine.Current(), CommandContext.Version, plan.Repetitions, results), BenchView.Of);
        return ExitCode.Done;
    }

    private static IReadOnlyList<IBenchArea> Choose(string[] names, BenchPlan plan)
    {
        var problems = new Problems();
        foreach (string name in names.Where(name => Areas.All(area => area.Name != name)))
            problems.Add(CommandErrors.OptionValue, $"\"{name}\" is no area; choose from {Names}, or name none for all of them.");
        if (plan.Repetitions is < 1 or > 1000)
            problems.Add(CommandErrors.OptionValue, $"--repetitions is {plan.Repetitions}; it must be from 1 to 1000 (5 is usual).");
        problems.ThrowIfAny();
        return names.Length == 0 ? Areas : [.. Areas.Where(area => names.Contains(area.Name))];
    }
}
