using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Compute;
using BtcAi.Experiments.Checkpoints;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Training;
using BtcAi.Simulation;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai checkpoints</c>: the points that training can go on from.</summary>
public static class CheckpointsCommand
{
    public static Command Build(CommandHost host) => new("checkpoints", "The points that training can go on from")
    {
        List(host), Show(host), Compare(host), Verify(host), CheckpointEditing.Save(host), CheckpointEditing.Tag(host), CheckpointEditing.Note(host), CheckpointEditing.Delete(host),
        CheckpointEditing.Restore(host), CheckpointEditing.Resume(host),
    };

    private static Command List(CommandHost host)
    {
        Argument<string> run = OptionalRun();
        Option<string?> bucket = BucketOption();
        var deleted = new Option<bool>("--deleted") { Description = "What is in the trash" };
        var command = new Command("list", "A run's checkpoints, bucket by bucket; the resume point first") { run, bucket, deleted };
        host.AttachGathering(command, (parse, context) =>
        {
            (RunRecord record, Bucket? only) = Named(context, parse.GetValue(run)!, parse.GetValue(bucket));
            context.Result(Listed(record, context.Runs.CheckpointsOf(record).List(only, parse.GetValue(deleted))), CheckpointView.List);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandHost host)
    {
        Argument<string> name = CheckpointName.Argument();
        var command = new Command("show", "What a checkpoint holds: agent, settings, counters, validations, arrays") { name };
        host.Attach(command, (parse, context) =>
        {
            CheckpointName found = CheckpointName.FindWhole(context, parse.GetRequiredValue(name));
            CheckpointContents contents = CheckpointFile.Read(found.Checkpoint.FilePath);
            context.Result(CheckpointContent.Of(found.Text, found.Checkpoint, contents), CheckpointView.Show);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Compare(CommandHost host)
    {
        Argument<string> first = CheckpointName.Argument("A"), second = CheckpointName.Argument("B");
        var command = new Command("compare", "Two checkpoints: settings that differ, scores, how far the weights lie apart") { first, second };
        host.AttachGathering(command, (parse, context) =>
        {
            CheckpointName? a = context.Problems.Catch(() => CheckpointName.FindWhole(context, parse.GetRequiredValue(first)));
            CheckpointName? b = context.Problems.Catch(() => CheckpointName.FindWhole(context, parse.GetRequiredValue(second)));
            context.Problems.ThrowIfAny();
            context.Result(CheckpointComparison.Of((a!.Text, a.Checkpoint), (b!.Text, b.Checkpoint), new CpuKernels()), CheckpointView.Compare);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Verify(CommandHost host)
    {
        Argument<string> run = OptionalRun();
        Option<string?> bucket = BucketOption();
        var command = new Command("verify", "Read every checkpoint of a run and compare its checksum") { run, bucket };
        host.AttachGathering(command, (parse, context) =>
        {
            (RunRecord record, Bucket? only) = Named(context, parse.GetValue(run)!, parse.GetValue(bucket));
            var verified = CheckpointVerification.Of(context.Runs.CheckpointsOf(record), only);
            context.Result(Listed(record, verified.All), _ => [new Text(verified.Sentence)]);
            return verified.Damages.Count == 0
                ? ExitCode.Done
                : throw new WorldException(CheckpointErrors.Damaged, string.Join(Environment.NewLine, verified.Damages));
        });
        return command;
    }

    private static (RunRecord Run, Bucket? Only) Named(CommandContext context, string run, string? bucketName)
    {
        Bucket bucket = default;
        if (bucketName is not null && !BucketName.TryParse(bucketName, out bucket)) context.Problems.Add(CommandErrors.OptionValue, BucketName.Refusal(bucketName));
        RunRecord? record = context.Problems.Catch(() => context.Runs.Find(run));
        context.Problems.ThrowIfAny();
        return (record!, bucketName is null ? null : bucket);
    }

    private static List<ListedCheckpoint> Listed(RunRecord run, IEnumerable<(Bucket Bucket, SavedCheckpoint Checkpoint)> all) =>
        [.. all.Select(c => ListedCheckpoint.Of(run.Id, c.Bucket, c.Checkpoint))];

    private static Argument<string> OptionalRun() =>
        new("RUN") { Description = "Id, the beginning of one, or latest", DefaultValueFactory = _ => "latest" };

    private static Option<string?> BucketOption() => new("--bucket") { HelpName = "B", Description = "Only this bucket" };
}
