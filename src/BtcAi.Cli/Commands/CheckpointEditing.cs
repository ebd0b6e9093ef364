using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Training;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary>The commands of <c>btcai checkpoints</c> that change something: tag, note, delete, restore, resume.</summary>
internal static class CheckpointEditing
{
    public static Command Tag(CommandHost host)
    {
        Argument<string> name = CheckpointName.Argument();
        var tags = new Argument<string[]>("NAME") { Description = "Tags", Arity = new ArgumentArity(1, 100) };
        var remove = new Option<bool>("--remove") { Description = "Take these tags away instead" };
        var command = new Command("tag", "Give a checkpoint tags; rotation keeps what has one") { name, tags, remove };
        host.AttachGathering(command, (parse, context) =>
        {
            string[] names = parse.GetRequiredValue(tags);
            LabelRules.CheckTags(names, context.Problems);
            bool away = parse.GetValue(remove);
            return Label(context, parse.GetRequiredValue(name), label => away ? label.With([], names) : label.With(names, []));
        });
        return command;
    }

    public static Command Note(CommandHost host)
    {
        Argument<string> name = CheckpointName.Argument();
        var text = new Argument<string>("TEXT") { Description = "What to remember about it" };
        var command = new Command("note", "Write a note on a checkpoint in place of the last") { name, text };
        host.AttachGathering(command, (parse, context) =>
        {
            string note = parse.GetRequiredValue(text).Trim();
            LabelRules.CheckNote(note, context.Problems);
            return Label(context, parse.GetRequiredValue(name), label => label with { Note = note });
        });
        return command;
    }

    public static Command Delete(CommandHost host)
    {
        Argument<string> name = CheckpointName.Argument();
        var yes = new Option<bool>("--yes") { Description = "Even what the run goes on from" };
        var undo = new Option<bool>("--undo") { Description = "Take it out of the trash again" };
        var command = new Command("delete", "Move a checkpoint to its bucket's trash") { name, yes, undo };
        host.Attach(command, (parse, context) =>
        {
            bool back = parse.GetValue(undo);
            CheckpointName found = CheckpointName.Find(context, parse.GetRequiredValue(name), deleted: back);
            if (!back && found.Checkpoint is { Role: CheckpointRole.ResumePoint, Damage: null } && !parse.GetValue(yes))
            {
                throw new UserMistakeException(CheckpointErrors.LastOne,
                    $"{found.Text} is what the run goes on from; add --yes to delete it all the same, or make another the resume point first (btcai checkpoints restore).");
            }
            if (back) found.Of.Undelete(found.Bucket, found.Checkpoint);
            else found.Of.Delete(found.Bucket, found.Checkpoint);
            context.Result(found.Text, text => [new Text(back
                ? $"{text} is back."
                : $"{text} is in the trash. Undo with: btcai checkpoints delete {text} --undo{context.HomeOption}")]);
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Save(CommandHost host)
    {
        var run = new Argument<string>("RUN") { Description = "A run that is being trained: its id, the beginning of one, or latest", DefaultValueFactory = _ => "latest" };
        var command = new Command("save", "Ask a running training to save a checkpoint now") { run };
        host.Attach(command, (parse, context) =>
        {
            RunCheckpoints checkpoints = context.Runs.CheckpointsOf(context.Runs.Find(parse.GetRequiredValue(run)));
            context.Result(new { Run = checkpoints.Run.Id, Bucket = checkpoints.AskForOne() }, asked =>
                [new Text($"Asked: {asked.Bucket} of run {asked.Run} saves after its present update.")]);
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Restore(CommandHost host)
    {
        Argument<string> name = CheckpointName.Argument();
        var command = new Command("restore", "Make an older checkpoint what the run goes on from; the present one is kept") { name };
        host.Attach(command, (parse, context) =>
        {
            CheckpointName restored = Restore(context, parse.GetRequiredValue(name));
            context.Result(restored.Text, text =>
                [new Text($"{text} is what the run goes on from now. Go on with: btcai train --resume {restored.Of.Run.Id}{context.HomeOption}")]);
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Resume(CommandHost host)
    {
        Argument<string> name = CheckpointName.Argument();
        var command = new Command("resume", "Go on training from a checkpoint: restore, then train --resume") { name };
        host.Attach(command, (parse, context) =>
        {
            CheckpointName restored = Restore(context, parse.GetRequiredValue(name));
            context.Progress.WriteLine($"Going on from {restored.Text}.");
            return TrainCommand.Resume(restored.Of.Run.Id, context);
        });
        return command;
    }

    private static CheckpointName Restore(CommandContext context, string text)
    {
        CheckpointName found = CheckpointName.FindWhole(context, text);
        found.Of.Restore(found.Bucket, found.Checkpoint);
        return found;
    }

    private static int Label(CommandContext context, string text, Func<CheckpointLabel, CheckpointLabel> change)
    {
        CheckpointName? found = context.Problems.Catch(() => CheckpointName.Find(context, text));
        context.Problems.ThrowIfAny();
        found!.Of.Label(found.Bucket, found.Checkpoint, change);
        CheckpointName now = CheckpointName.Find(context, found.Text);
        context.Result(new { Id = now.Text, now.Checkpoint.Tags, now.Checkpoint.Note }, label => [new Text($"{label.Id}: {CheckpointView.Labels(label.Tags, label.Note)}")]);
        return ExitCode.Done;
    }
}
