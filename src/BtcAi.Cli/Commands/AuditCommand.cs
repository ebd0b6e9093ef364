using System.CommandLine;
using System.Diagnostics;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Compute;
using BtcAi.Experiments.Audits;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;
using BtcAi.Simulation;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai audit</c>: whether a run's agents and their figures can be trusted.</summary>
public static class AuditCommand
{
    public static Command Build(CommandHost host)
    {
        var run = new Argument<string>("RUN") { Description = "A run: its id, the beginning of one, or latest" };
        var bucket = new Option<string?>("--bucket") { HelpName = "B", Description = "Only this agent [default: every finished bucket]" };
        var check = new Option<string?>("--check")
        {
            HelpName = "NAME,…",
            Description = $"Only these of {string.Join(", ", AuditList.All.Select(c => c.Name))} [default: all]",
        };
        var quick = new Option<bool>("--quick") { Description = "Fewer candles and updates: about half a minute a bucket" };
        var command = new Command("audit", "Look for leaks from the future, and for anything that training, backtest and live trading would do differently")
        {
            run, bucket, check, quick,
        };
        host.Attach(command, (parse, context) =>
        {
            var problems = new Problems();
            RunRecord? record = problems.Catch(() => context.Runs.Find(parse.GetRequiredValue(run)));
            IReadOnlyList<Bucket> buckets = BucketName.FinishedOf(parse.GetValue(bucket), record, problems);
            IReadOnlyList<IAuditCheck> checks = ChecksOf(parse.GetValue(check), problems);
            problems.ThrowIfAny();
            return Execute(context, record!, buckets, checks, parse.GetValue(quick));
        });
        return command;
    }

    private static int Execute(
        CommandContext context, RunRecord record, IReadOnlyList<Bucket> buckets, IReadOnlyList<IAuditCheck> checks, bool quick)
    {
        CandleSeries candles = CandleChoice.LoadFor(record, context.Library);
        var plan = new AuditPlan(quick, context.Seed, context.Threads, context.Cancellation);
        var audits = new List<BucketAudit>();
        foreach (Bucket bucket in buckets)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var subject = AuditSubject.Load(
                record, bucket, context.Runs.CheckpointOf(record, bucket), candles, plan, new CpuKernels());
            var results = new List<AuditResult>();
            foreach (IAuditCheck check in checks)
            {
                context.Progress.WriteLine($"{bucket}: {check.Name} …");
                long started = Stopwatch.GetTimestamp();
                results.Add(check.Run(subject));
                context.Progress.WriteLine(
                    $"{bucket}: {check.Name} {AgentAuditView.Word(results[^1].Outcome)} in {Figures.Number(Stopwatch.GetElapsedTime(started).TotalSeconds, "0.0")} s");
            }
            audits.Add(new BucketAudit(bucket, results));
        }
        var audit = new RunAudit(record.Id, quick, context.Seed, audits);
        context.Result(audit, AgentAuditView.Of);
        // As with prove: what must hold of this program does not.
        return audit.Passed ? ExitCode.Done : ExitCode.OurFault;
    }

    private static IReadOnlyList<IAuditCheck> ChecksOf(string? names, Problems problems)
    {
        if (names is null) return AuditList.All;
        var chosen = new List<IAuditCheck>();
        foreach (string name in names.Split(',', StringSplitOptions.TrimEntries))
        {
            if (AuditList.All.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } check) chosen.Add(check);
            else problems.Add(CommandErrors.OptionValue, $"\"{name}\" is not a check; choose from {string.Join(", ", AuditList.All.Select(c => c.Name))}.");
        }
        return chosen;
    }
}
