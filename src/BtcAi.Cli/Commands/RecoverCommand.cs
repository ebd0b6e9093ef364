using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Recovery;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai recover</c>: what was running when the program died, and going on with it.</summary>
public static class RecoverCommand
{
    public static Command Build(CommandHost host)
    {
        var run = new Argument<string?>("RUN") { Description = "Go on with this run: its id, the beginning of one, or latest", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Go on with every run that can, one after the other" };
        var command = new Command("recover", "List what died or was left behind, and go on with it") { run, all };
        host.AttachGathering(command, (parse, context) =>
        {
            string? id = parse.GetValue(run);
            if (id is not null && parse.GetValue(all)) context.Problems.Add(CommandErrors.OptionsExclude, "RUN and --all exclude each other; give one of them.");
            context.Problems.ThrowIfAny();
            var scan = new RecoveryScan(context.Home, context.Runs, context.Library, context.Clock);
            return id is not null ? One(context.Runs.Find(id), scan, context) : parse.GetValue(all) ? All(scan, context) : List(scan, context);
        });
        return command;
    }

    private static int List(RecoveryScan scan, CommandContext context)
    {
        context.Result(scan.Find(), findings => RecoveryView.Of(findings, context.HomeOption));
        return ExitCode.Done;
    }

    private static int One(RunRecord run, RecoveryScan scan, CommandContext context)
    {
        RecoveryFinding finding = scan.Of(run);
        return finding.CanResume || run.Status == RunStatus.Finished ? TrainCommand.Resume(run.Id, context) : throw Cannot(finding);
    }

    private static int All(RecoveryScan scan, CommandContext context)
    {
        var finished = new List<RunRecord>();
        var left = new List<string>();
        foreach (RecoveryFinding finding in scan.Find().Where(f => f.Kind == RecoveryKind.Run))
        {
            try
            {
                if (!finding.CanResume) throw Cannot(finding);
                if (TrainCommand.GoOn(finding.Name, context) is not { } run) return ExitCode.Interrupted;
                finished.Add(run with { HoldOut = context.Ledger.OpeningsOf(run) });
            }
            catch (Exception e) when (e is WorldException or UserMistakeException)
            {
                left.Add(e.Message);
            }
        }
        context.Result(finished, all => all.Count == 0 ? [new Text(left.Count == 0 ? "Nothing died that could go on." : "Nothing could go on.")] : all.SelectMany(ReportView.Of));
        return left.Count == 0 ? ExitCode.Done : throw new WorldException(RecoveryErrors.CannotResume, string.Join(Environment.NewLine, left));
    }

    private static WorldException Cannot(RecoveryFinding finding) => new(RecoveryErrors.CannotResume, $"Run {finding.Name} cannot be resumed. {finding.What} {finding.WayOut}");
}
