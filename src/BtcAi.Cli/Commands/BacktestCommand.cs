using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Compute;
using BtcAi.Experiments.Backtests;
using BtcAi.Experiments.Ledger;
using BtcAi.Foundation;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai backtest</c>: a trained agent or a baseline on any candles, and whether it had seen them.</summary>
public static class BacktestCommand
{
    public static Command Build(CommandHost host)
    {
        var options = new BacktestOptions();
        var command = new Command("backtest", "Judge a trained agent or a baseline on candles");
        options.AddTo(command);
        host.AttachGathering(command, (parse, context) => Execute(options.ToRequest(parse, context), context));
        return command;
    }

    private static int Execute(BacktestRequest request, CommandContext context)
    {
        var backtest = new PolicyBacktest(request.Candles, request.FromMs, request.Costs, context.Seed, new CpuKernels(),
            (checkpoint, card, settings) => new Look(context.Ledger, context.Clock, checkpoint, settings, card.Seed, CommandContext.Version), request.Schedule);
        var problems = new Problems();
        var reports = new List<BacktestReport>();
        if (request.Baseline is { } spec) Add(spec, () => backtest.OfBaseline(spec, request.Bucket));
        foreach (string checkpoint in request.Checkpoints) Add(checkpoint, () => WithOpenings(backtest.OfAgent(checkpoint)));
        problems.ThrowIfAny();
        context.Result(reports, BacktestView.Of);
        return ExitCode.Done;

        BacktestReport WithOpenings(BacktestReport report) => report with
        {
            HoldOut = context.Ledger.OpeningsOn(request.Candles, report.Policy.Start.ToUnixTimeMilliseconds(), report.Policy.End.ToUnixTimeMilliseconds()),
        };

        void Add(string source, Func<BacktestReport> run)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            context.Progress.WriteLine($"Backtest of {source} on {request.Candles.Name}");
            if (problems.Catch(run) is { } report) reports.Add(report);
        }
    }
}
