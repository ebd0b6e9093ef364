using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary>The commands of <c>btcai runs</c> that change something: tag, untag, note, delete, restore.</summary>
internal static class RunEditing
{
    public static Command Tag(CommandHost host) => Tagging(host, "tag", "Give a run tags", (context, run, names) => context.Runs.Tag(run, names, []));

    public static Command Untag(CommandHost host) => Tagging(host, "untag", "Take tags from a run", (context, run, names) => context.Runs.Tag(run, [], names));

    public static Command Note(CommandHost host)
    {
        Argument<string> id = RunsCommand.RunArgument();
        var text = new Argument<string>("TEXT") { Description = "What to remember about it" };
        var command = new Command("note", "Write a note on a run; earlier ones stay") { id, text };
        host.AttachGathering(command, (parse, context) =>
        {
            string note = parse.GetRequiredValue(text).Trim();
            LabelRules.CheckNote(note, context.Problems);
            RunRecord? run = context.Problems.Catch(() => context.Runs.Find(parse.GetRequiredValue(id)));
            context.Problems.ThrowIfAny();
            context.Runs.AddNote(run!, note);
            context.Result(context.Runs.Find(run!.Id).Notes, notes => [new Text($"Run {run.Id} has {notes.Count} {(notes.Count == 1 ? "note" : "notes")}.")]);
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Delete(CommandHost host)
    {
        Argument<string[]> ids = Several();
        var purge = new Option<bool>("--purge") { Description = "Remove runs in the trash for good; needs --yes" };
        var yes = new Option<bool>("--yes") { Description = "Yes, for good" };
        var command = new Command("delete", "Move runs to the trash") { ids, purge, yes };
        host.AttachGathering(command, (parse, context) =>
        {
            bool forGood = parse.GetValue(purge);
            if (forGood && !parse.GetValue(yes))
                context.Problems.Add(CommandErrors.OptionValue, "--purge removes runs in the trash with their checkpoints and metrics for good; add --yes if that is meant.");
            string[] found = Find(context, parse.GetRequiredValue(ids), id => forGood ? context.Runs.FindDeleted(id) : context.Runs.Find(id).Id);
            foreach (string id in found)
            {
                if (forGood) context.Runs.Trash.Purge(id);
                else context.Runs.Trash.Delete(id);
            }
            context.Result(found, all => [new Text(string.Join(Environment.NewLine, all.Select(id => forGood
                ? $"Run {id} is gone. The ledger still counts its looks."
                : $"Run {id} is in the trash. Undo with: btcai runs restore {id}{context.HomeOption}")))]);
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Restore(CommandHost host)
    {
        Argument<string[]> ids = Several();
        var command = new Command("restore", "Take runs out of the trash again") { ids };
        host.AttachGathering(command, (parse, context) =>
        {
            string[] found = Find(context, parse.GetRequiredValue(ids), context.Runs.FindDeleted);
            foreach (string id in found) context.Runs.Trash.Restore(id);
            context.Result(found, all => [new Text(string.Join(Environment.NewLine, all.Select(id => $"Run {id} is back.")))]);
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string[]> Several() =>
        new("RUN") { Description = "Ids, beginnings of them, or latest", Arity = new ArgumentArity(1, 10_000) };

    private static string[] Find(CommandContext context, string[] names, Func<string, string> find)
    {
        string?[] found = [.. names.Select(name => context.Problems.Catch(() => find(name)))];
        context.Problems.ThrowIfAny();
        return [.. found.OfType<string>().Distinct()];
    }

    private static Command Tagging(CommandHost host, string name, string description, Action<CommandContext, RunRecord, string[]> change)
    {
        Argument<string> id = RunsCommand.RunArgument();
        var tags = new Argument<string[]>("NAME") { Description = "Tags", Arity = new ArgumentArity(1, 100) };
        var command = new Command(name, description) { id, tags };
        host.AttachGathering(command, (parse, context) =>
        {
            string[] names = parse.GetRequiredValue(tags);
            LabelRules.CheckTags(names, context.Problems);
            RunRecord? run = context.Problems.Catch(() => context.Runs.Find(parse.GetRequiredValue(id)));
            context.Problems.ThrowIfAny();
            change(context, run!, names);
            context.Result(context.Runs.Find(run!.Id).Tags, now => [new Text($"Run {run.Id}: {(now.Count == 0 ? "no tags" : string.Join(' ', now))}")]);
            return ExitCode.Done;
        });
        return command;
    }
}
