using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Presets;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary>The commands of <c>btcai presets</c> that change presets: create, edit, delete, restore, rename, copy, convert.</summary>
internal static class PresetEditing
{
    private static Option<string?> CategoryOption() => new("--category") { HelpName = "C", Description = "Scalping, Short, Medium, Long or General" };

    private static Option<string?> DescriptionOption() => new("--description") { HelpName = "TEXT", Description = "What it is for" };

    public static Command Create(CommandHost host)
    {
        Argument<string> name = PresetsCommand.Name();
        var from = new Option<string?>("--from") { HelpName = "RUN", Description = "What a run's settings set unlike the defaults" };
        var home = new Option<bool>("--from-settings") { Description = "What the home's settings set unlike the defaults" };
        Option<string[]> set = SetOption.Create("A setting of the preset; may be repeated, and wins over the others");
        Option<string?> category = CategoryOption(), description = DescriptionOption();
        var temporary = new Option<bool>("--temporary") { Description = "Goes to the trash by itself after 7 days" };
        var create = new Command("create", "Make a preset") { name, from, home, set, category, description, temporary };
        host.AttachGathering(create, (parse, context) =>
        {
            Problems problems = context.Problems;
            if (parse.GetValue(from) is not null && parse.GetValue(home))
                problems.Add(CommandErrors.OptionsExclude, "--from and --from-settings exclude each other; give one of them.");
            IReadOnlyList<string> given = SetOption.Read(parse, set, problems);
            IReadOnlyList<string>? start = parse.GetValue(from) is { } run ? problems.Catch(() => context.Runs.Find(run).Settings.Differences())
                : parse.GetValue(home) ? problems.Catch(() => context.Settings.Load().Settings.Differences()) : [];
            string chosen = parse.GetValue(category) ?? Preset.General;
            string[] settings = [.. start ?? [], .. given];
            if (problems.Count > 0 && settings.Length > 0) PresetStore.Check(chosen, settings, problems);
            problems.ThrowIfAny();
            return Tell(context, "made", context.Presets.Create(
                parse.GetRequiredValue(name), chosen, parse.GetValue(description) ?? "", settings, parse.GetValue(temporary)));
        });
        return create;
    }

    public static Command Edit(CommandHost host)
    {
        Argument<string> name = PresetsCommand.Name();
        Option<string[]> set = SetOption.Create("A setting to add or exchange; may be repeated");
        var unset = new Option<string[]>("--unset") { HelpName = "KEY", Description = "A setting to take out; may be repeated" };
        Option<string?> category = CategoryOption(), description = DescriptionOption();
        var edit = new Command("edit", "Change what a preset sets; with other settings its track record starts afresh") { name, set, unset, category, description };
        host.AttachGathering(edit, (parse, context) =>
        {
            IReadOnlyList<string> given = SetOption.Read(parse, set, context.Problems);
            string[] gone = parse.GetValue(unset) ?? [];
            Preset? preset = context.Problems.Catch(() => context.Presets.Find(parse.GetRequiredValue(name)));
            foreach (string key in gone.Where(key => preset?.Settings.All(s => !s.StartsWith(key + "=", StringComparison.Ordinal)) == true))
                context.Problems.Add(SettingErrors.Unknown, SettingsCatalog.Find(key) is null ? SettingsCatalog.Unknown(key) : $"{preset!.Name} does not set {key}.");
            string[] settings = [.. (preset?.Settings ?? []).Where(s => !gone.Contains(s.Split('=')[0])), .. given];
            string chosen = parse.GetValue(category) ?? preset?.Category ?? Preset.General;
            if (preset is not null || settings.Length > 0) PresetStore.Check(chosen, settings, context.Problems);
            context.Problems.ThrowIfAny();
            return Tell(context, "changed", context.Presets.Edit(preset!, chosen, parse.GetValue(description) ?? preset!.Description, settings));
        });
        return edit;
    }

    public static Command Delete(CommandHost host)
    {
        Argument<string> name = PresetsCommand.Name();
        var delete = new Command("delete", "Move a preset to the trash") { name };
        host.Attach(delete, (parse, context) =>
        {
            Preset preset = context.Presets.Find(parse.GetRequiredValue(name));
            context.Presets.Delete(preset);
            context.Result(preset, p => [new Text($"{p.Name} is in the trash. Undo with: btcai presets restore \"{p.Name}\"{context.HomeOption}")]);
            return ExitCode.Done;
        });
        return delete;
    }

    public static Command Restore(CommandHost host)
    {
        Argument<string> name = PresetsCommand.Name();
        var restore = new Command("restore", "Take the preset of that name that was deleted last out of the trash") { name };
        host.Attach(restore, (parse, context) => Tell(context, "back", context.Presets.Restore(parse.GetRequiredValue(name))));
        return restore;
    }

    public static Command Rename(CommandHost host) =>
        Twofold(host, "rename", "Give a preset another name; its track record stays with it", "renamed", (store, preset, name) => store.Rename(preset, name));

    public static Command Copy(CommandHost host) =>
        Twofold(host, "copy", "Make another preset of the same settings", "made", (store, preset, name) => store.Copy(preset, name));

    public static Command Convert(CommandHost host)
    {
        Argument<string> name = PresetsCommand.Name();
        var convert = new Command("convert", "Make a temporary preset one that stays") { name };
        host.Attach(convert, (parse, context) => Tell(context, "kept", context.Presets.Convert(context.Presets.Find(parse.GetRequiredValue(name)))));
        return convert;
    }

    private static Command Twofold(CommandHost host, string verb, string description, string done, Func<PresetStore, Preset, string, Preset> act)
    {
        Argument<string> name = PresetsCommand.Name();
        var to = new Argument<string>("NEW") { Description = "The new name" };
        var command = new Command(verb, description) { name, to };
        host.Attach(command, (parse, context) =>
            Tell(context, done, act(context.Presets, context.Presets.Find(parse.GetRequiredValue(name)), parse.GetRequiredValue(to))));
        return command;
    }

    internal static int Tell(CommandContext context, string done, Preset preset)
    {
        string until = preset.Expires is { } end ? $" It expires {end:yyyy-MM-dd HH:mm} UTC; `btcai presets convert \"{preset.Name}\"` keeps it." : "";
        context.Result(preset, p => [new Text($"{p.Name} is {done}: {p.Settings.Count} {(p.Settings.Count == 1 ? "setting" : "settings")}.{until}")]);
        return ExitCode.Done;
    }
}
