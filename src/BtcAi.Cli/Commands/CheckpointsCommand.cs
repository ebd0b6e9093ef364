using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Compute;
using BtcAi.Experiments.Checkpoints;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Foundation.Errors;
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
            var found = Of(context, parse.GetValue(run)!, parse.GetValue(bucket), parse.GetValue(deleted));
            context.Result(found, CheckpointView.List);
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
            var found = Of(context, parse.GetValue(run)!, parse.GetValue(bucket), deleted: false);
            ListedCheckpoint[] damaged = [.. found.Where(c => c.Damage is not null)];
            context.Result(found, all => [new Text($"{all.Count - damaged.Length} of {all.Count} checkpoints are whole.")]);
            if (damaged.Length == 0) return ExitCode.Done;
            throw new WorldException(CheckpointErrors.Damaged, string.Join(Environment.NewLine, damaged.Select(c =>
            {
                ListedCheckpoint? before = found.SkipWhile(other => other != c).Skip(1).FirstOrDefault(other => other.Bucket == c.Bucket && other.Damage is null)
                    ?? found.LastOrDefault(other => other.Bucket == c.Bucket && other.Damage is null);
                return $"{c.Damage} {(before is null ? "No whole one of that bucket is left." : $"The whole one before it: {before.Id}.")}";
            })));
        });
        return command;
    }

    private static List<ListedCheckpoint> Of(CommandContext context, string run, string? bucketName, bool deleted)
    {
        Bucket bucket = default;
        if (bucketName is not null && !BucketName.TryParse(bucketName, out bucket)) context.Problems.Add(CommandErrors.OptionValue, BucketName.Refusal(bucketName));
        RunRecord? record = context.Problems.Catch(() => context.Runs.Find(run));
        context.Problems.ThrowIfAny();
        return [.. context.Runs.CheckpointsOf(record!).List(bucketName is null ? null : bucket, deleted).Select(c => ListedCheckpoint.Of(record!.Id, c.Bucket, c.Checkpoint))];
    }

    private static Argument<string> OptionalRun() =>
        new("RUN") { Description = "Id, the beginning of one, or latest", DefaultValueFactory = _ => "latest" };

    private static Option<string?> BucketOption() => new("--bucket") { HelpName = "B", Description = "Only this bucket" };
}
