using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Presets;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Experiments.Store;
using BtcAi.Experiments.TrackRecords;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai presets</c>: settings under a name, and what came of them.</summary>
public static class PresetsCommand
{
    public static Command Build(CommandHost host)
    {
        var presets = new Command("presets", "Settings under a name, and what came of them")
        {
            List(host), Show(host), PresetEditing.Create(host), PresetEditing.Edit(host), Load(host), PresetEditing.Delete(host), PresetEditing.Restore(host),
            PresetEditing.Rename(host), PresetEditing.Copy(host), PresetEditing.Convert(host), PresetFiles.Import(host), PresetFiles.Export(host),
            PresetHistory.History(host), PresetHistory.Suggest(host), PresetHistory.Parameters(host),
        };
        host.Attach(presets, (_, context) => List(context, false));
        return presets;
    }

    internal static Argument<string> Name(string name = "NAME") => new(name) { Description = "A preset; case, spaces and dashes do not matter" };

    private static Command List(CommandHost host)
    {
        var deleted = new Option<bool>("--deleted") { Description = "What is in the trash" };
        var list = new Command("list", "All presets, the built-in ones first") { deleted };
        host.Attach(list, (parse, context) => List(context, parse.GetValue(deleted)));
        return list;
    }

    private static int List(CommandContext context, bool deleted)
    {
        IReadOnlyList<EvaluationRow> history = context.Runs.Evaluations();
        IReadOnlyList<Preset> found = deleted ? [.. context.Presets.Deleted().Select(d => d.Preset)] : context.Presets.List();
        ListedPreset[] all = [.. found.Select(p => ListedPreset.Of(p, TrackRecord.Of(history, p.Name, p.Hash)))];
        context.Result(all, presets => [presets.Length == 0 ? new Text("The trash holds no preset.") : PresetView.List(presets)]);
        return ExitCode.Done;
    }

    private static Command Show(CommandHost host)
    {
        Argument<string> name = Name();
        var show = new Command("show", "What a preset sets, and what came of it") { name };
        host.Attach(show, (parse, context) =>
        {
            Preset preset = context.Presets.Find(parse.GetRequiredValue(name));
            var record = TrackRecord.Of(context.Runs.Evaluations(), preset.Name, preset.Hash);
            context.Result(ListedPreset.Of(preset, record), _ => PresetView.Show(preset, record));
            return ExitCode.Done;
        });
        return show;
    }

    private static Command Load(CommandHost host)
    {
        Argument<string> name = Name();
        var load = new Command("load", "Make a preset's settings those of the home; the file before is kept") { name };
        host.Attach(load, (parse, context) =>
        {
            Preset preset = context.Presets.Find(parse.GetRequiredValue(name));
            (SettingsFile before, SettingsFile after) = context.Settings.Change(file => file.With(preset.Settings));
            SettingChange[] changes = [.. SettingChange.Between(before.Settings, after.Settings)];
            context.Result(changes, all => [new Text(all.Length == 0
                ? $"The settings were those of {preset.Name} already."
                : string.Join(Environment.NewLine, all.Select(c => $"{c.Key}: {c.Before} → {c.After}")))]);
            return ExitCode.Done;
        });
        return load;
    }
}
