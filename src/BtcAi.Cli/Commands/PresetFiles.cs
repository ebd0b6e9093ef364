using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Presets;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Experiments.Store;
using BtcAi.Experiments.TrackRecords;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai presets import</c> and <c>export</c>: files of this program and of the Python program.</summary>
internal static class PresetFiles
{
    public static Command Import(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A preset of this or the Python program, or a performance_history.json" };
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "What to call it [default: as the file says, or as it is called]" };
        var drop = new Option<bool>("--drop-invalid") { Description = "Leave out values that break a rule of today" };
        var import = new Command("import", "Take presets or their history over from a file") { file, name, drop };
        host.Attach(import, (parse, context) =>
        {
            string path = parse.GetRequiredValue(file), text = TextFile.ReadNamed(path);
            IReadOnlyList<ImportedPreset> presets = PresetImport.Read(text, context.Clock.GetUtcNow());
            return presets.Count > 0 ? Take(context, presets, path, parse.GetValue(name), parse.GetValue(drop)) : TakeHistory(context, text, path);
        });
        return import;
    }

    private static int Take(CommandContext context, IReadOnlyList<ImportedPreset> presets, string path, string? name, bool drop)
    {
        if (name is not null && presets.Count > 1)
            throw new UserMistakeException(CommandErrors.OptionsExclude, $"{path} holds {presets.Count} presets with names of their own; leave --name out.");
        foreach (ImportedPreset old in presets.Where(p => p.Migration is not null && !context.Json)) context.Result(old, p => MigrationView.Of(p.Migration!));
        var problems = new Problems();
        if (!drop) foreach (Migration old in presets.Select(p => p.Migration).OfType<Migration>()) problems.Catch(old.Complete);
        problems.ThrowIfAny();
        List<Preset> made = [];
        foreach (ImportedPreset p in presets)
        {
            string called = name ?? (p.Name.Length > 0 ? p.Name : Path.GetFileNameWithoutExtension(path));
            if (problems.Catch(() => context.Presets.Create(called, p.Category, p.Description, p.Settings)) is { } preset) made.Add(preset);
        }
        context.Result(made, all => [new Text(string.Join(Environment.NewLine, all.Select(p => $"{p.Name} is imported: {p.Settings.Count} settings.")))]);
        problems.ThrowIfAny();
        return ExitCode.Done;
    }

    private static int TakeHistory(CommandContext context, string text, string path)
    {
        IReadOnlyList<EvaluationRow> entries = ImportedHistory.Read(text);
        if (entries.Count == 0)
            throw new UserMistakeException(PresetErrors.NotImported, $"{path} holds no preset and no performance history that can be read.");
        int added = context.Runs.Keep(entries);
        context.Result(new { Entries = entries.Count, New = added, Presets = entries.Select(e => e.Preset).Distinct() }, d => [new Text(
            $"{d.Entries} entries of {d.Presets.Count()} presets, {d.New} of them new. They are marked imported, unverified, and never ranked.")]);
        return ExitCode.Done;
    }

    public static Command Export(CommandHost host)
    {
        Argument<string> name = PresetsCommand.Name();
        var file = new Argument<string>("FILE") { Description = "Where to write it; what stands there is replaced" };
        var export = new Command("export", "Write a preset as a file for others") { name, file };
        host.Attach(export, (parse, context) =>
        {
            string path = Path.GetFullPath(parse.GetRequiredValue(file));
            if (Directory.Exists(path)) throw new UserMistakeException(CommandErrors.NotAFile, $"{path} is a folder; name a file, such as preset.json.");
            Preset preset = context.Presets.Find(parse.GetRequiredValue(name));
            PresetStore.Export(preset, path);
            context.Result(new { preset.Name, File = path }, d => [new Text($"{d.Name} is written to {d.File}.")]);
            return ExitCode.Done;
        });
        return export;
    }
}
