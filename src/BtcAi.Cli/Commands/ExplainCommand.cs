using System.CommandLine;
using System.Globalization;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Compute;
using BtcAi.Experiments.Explanations;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai explain</c>: the reward ledger, the caps, the fills and the account around a moment.</summary>
public static class ExplainCommand
{
    private const int Most = 200;

    public static Command Build(CommandHost host)
    {
        var run = new Option<string>("--run") { HelpName = "RUN", Description = "A run: its id, the beginning of one, or latest", DefaultValueFactory = _ => "latest" };
        var at = DateOption.Create("--at", "The moment to explain, UTC");
        at.Required = true;
        var bucket = new Option<string?>("--bucket") { HelpName = "B", Description = "Whose agent [default: the run's first finished one]" };
        var around = new Option<string>("--around") { HelpName = "N", Description = "Decisions shown before and after it", DefaultValueFactory = _ => "3" };
        var command = new Command("explain", "What an agent did around a moment, and why: account, caps, fills, reward by component") { run, at, bucket, around };
        host.Attach(command, (parse, context) =>
        {
            var problems = new Problems();
            long moment = DateOption.Read(parse, at, 0, problems);
            if (!int.TryParse(parse.GetValue(around), CultureInfo.InvariantCulture, out int decisions) || decisions is < 0 or > Most)
                problems.Add($"--around is {parse.GetValue(around)}; it must be a whole number from 0 to {Most}.");
            RunRecord? record = problems.Catch(() => context.Runs.Find(parse.GetValue(run)!));
            Bucket? wanted = BucketOf(parse.GetValue(bucket), record, problems);
            problems.ThrowIfAny();
            return Execute(context, record!, wanted!.Value, moment, decisions);
        });
        return command;
    }

    private static int Execute(CommandContext context, RunRecord record, Bucket bucket, long atMs, int around)
    {
        CandleSeries candles = CandleChoice.LoadFor(record, context.Library);
        Explanation explanation = Explanation.Of(
            record, bucket, context.Runs.CheckpointOf(record, bucket), candles, atMs, around, new CpuKernels());
        context.Result(explanation, ExplanationView.Of);
        return ExitCode.Done;
    }

    private static Bucket? BucketOf(string? name, RunRecord? record, Problems problems)
    {
        if (name is not null && !BucketName.TryParse(name, out _)) problems.Add(BucketName.Refusal(name));
        if (record is null || problems.Count > 0) return null;
        Bucket[] finished = [.. record.Buckets.Where(b => b.State == BucketState.Finished).Select(b => b.Bucket)];
        if (name is null && finished.Length > 0) return finished[0];
        if (name is not null && BucketName.TryParse(name, out Bucket bucket) && finished.Contains(bucket)) return bucket;
        problems.Add($"Run {record.Id} has no finished {name ?? "bucket"}; finished are: {(finished.Length == 0 ? "none" : string.Join(", ", finished))}.");
        return null;
    }
}
