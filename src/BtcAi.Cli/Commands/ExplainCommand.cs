using System.CommandLine;
using System.Globalization;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Compute;
using BtcAi.Experiments.Explanations;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
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
                problems.Add(CommandErrors.OptionValue, $"--around is {parse.GetValue(around)}; it must be a whole number from 0 to {Most}.");
            RunRecord? record = problems.Catch(() => context.Runs.Find(parse.GetValue(run)!));
            IReadOnlyList<Bucket> finished = BucketName.FinishedOf(parse.GetValue(bucket), record, problems);
            problems.ThrowIfAny();
            return Execute(context, record!, finished[0], moment, decisions);
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
}
