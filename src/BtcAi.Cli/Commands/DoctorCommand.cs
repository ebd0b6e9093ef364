using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Health;
using BtcAi.Experiments.Recovery;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai doctor</c>: whether home and machine are well.</summary>
public static class DoctorCommand
{
    public static Command Build(CommandHost host)
    {
        var fix = new Option<bool>("--fix") { Description = "First remove temporary files that are older than an hour and of no use; each is named" };
        var command = new Command("doctor", "Look the home folder and the machine over: rights, disk, clock, candles, store, checkpoints, ledger, hardware") { fix };
        host.Attach(command, (parse, context) =>
        {
            if (parse.GetValue(fix)) Remove(context);
            IReadOnlyList<HealthFinding> findings = new Doctor(context.Home, context.Runs, context.Library, context.Clock, context.Settings).Examine();
            context.Result(findings, DoctorView.Of);
            int failed = findings.Count(f => f.State == HealthState.Failed);
            return failed == 0 ? ExitCode.Done : throw new WorldException(RecoveryErrors.Unhealthy, $"{failed} of {findings.Count} checks failed.");
        });
        return command;
    }

    private static void Remove(CommandContext context)
    {
        LeftOver[] removable = [.. LeftOver.In(context.Home, context.Clock).Where(file => file.Removable)];
        if (removable.Length == 0) context.Progress.WriteLine("Nothing can be removed safely.");
        foreach (LeftOver file in removable)
        {
            context.Notice($"Removes {file.FilePath} ({file.Bytes} bytes, {(int)file.Age.TotalHours} hours old).");
            file.Remove();
        }
    }
}
