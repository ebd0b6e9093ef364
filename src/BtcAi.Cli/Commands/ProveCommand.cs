using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Gates;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai prove</c>: what the learner does on markets whose best policy is known.</summary>
public static class ProveCommand
{
    public static Command Build(CommandHost host)
    {
        var gates = new Option<string?>("--gate") { HelpName = "G1,G5,…", Description = "Only these gates [default: all]" };
        var seeds = new Option<string?>("--seeds") { HelpName = "N", Description = "Trainings per gate; the median counts [default: 5]" };
        var alone = new Option<bool>("--no-ppo") { Description = "Do not train PPO beside the counterfactual learner" };
        var command = new Command("prove", "Show that the learner finds known optima, and nothing in noise") { gates, seeds, alone };
        host.AttachGathering(command, (parse, context) =>
        {
            int trainings = WholeNumber.Read(parse, seeds, 1, 100, 5, context.Problems);
            return Execute(Chosen(parse.GetValue(gates), context.Problems), trainings, !parse.GetValue(alone), context);
        });
        return command;
    }

    private static IReadOnlyList<IGate> Chosen(string? names, Problems problems)
    {
        var chosen = new List<IGate>();
        foreach (string name in names?.Split(',', StringSplitOptions.TrimEntries) ?? GateList.All.Select(g => g.Name))
        {
            if (GateList.All.FirstOrDefault(g => g.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } gate) chosen.Add(gate);
            else problems.Add(CommandErrors.OptionValue, $"\"{name}\" is not a gate; choose from {string.Join(", ", GateList.All.Select(g => g.Name))}.");
        }
        problems.ThrowIfAny();
        return chosen;
    }

    private static int Execute(IReadOnlyList<IGate> gates, int seeds, bool beside, CommandContext context)
    {
        ulong[] numbers = [.. Enumerable.Range(0, seeds).Select(i => context.Seed + (ulong)i)];
        var rows = new List<ProofRow>();
        foreach (IGate gate in gates)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            context.Progress.WriteLine($"{gate.Name}: {gate.Market} …");
            GateResult result = gate.Run(new GatePlan(numbers, beside, context.Threads, context.Cancellation));
            context.Progress.WriteLine($"{gate.Name}: {(result.Passed ? "passed" : "FAILED")}, {result.Measured}");
            rows.Add(new ProofRow(gate.Name, gate.Market, gate.Optimum, gate.Asked, numbers, result));
        }
        context.Result(rows, all => [TableOf(all, beside)]);
        return rows.TrueForAll(row => row.Result.Passed) ? ExitCode.Done : ExitCode.OurFault;
    }

    private static Table TableOf(List<ProofRow> rows, bool beside)
    {
        Table table = new Table().Border(TableBorder.Simple).ShowRowSeparators()
            .AddColumns("Gate", "Market", "Optimum", "Asked", $"Counterfactual PPO, seeds {string.Join(' ', rows[0].Seeds)}", "Seconds (wall, one thread)");
        if (beside) table.AddColumn("PPO beside it");
        table.AddColumn("");
        foreach (ProofRow row in rows)
        {
            List<string> cells = [row.Gate, row.Market, row.Optimum, row.Asked, row.Result.Measured, Figures.Number(row.Result.Seconds, "0.0")];
            if (beside) cells.Add(row.Result.Ppo ?? "–");
            cells.Add(row.Result.Passed ? "passed" : "FAILED");
            table.AddRow(cells.Select(cell => new Text(cell)));
        }
        return table;
    }

    private sealed record ProofRow(
        string Gate, string Market, string Optimum, string Asked, IReadOnlyList<ulong> Seeds, GateResult Result);
}
