using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai config</c>: what can be set, what is set for every run of this home, and what it takes to keep that safe.</summary>
public static class ConfigCommand
{
    public static Command Build(CommandHost host)
    {
        var config = new Command("config", "The settings of every run: list, get, set, validate, diff, migrate, repair, backup, restore")
        {
            List(host), Get(host), ConfigChange.Set(host), ConfigChange.Unset(host), Validate(host), Diff(host), ConfigFiles.Migrate(host),
            ConfigFiles.Repair(host), ConfigFiles.Backup(host), ConfigFiles.Restore(host), Schema(host), Docs(host),
        };
        host.Attach(config, (_, context) => Show(context, null, false));
        return config;
    }

    private static Command List(CommandHost host)
    {
        var section = new Argument<string?>("SECTION") { Description = "One section, such as risk", Arity = ArgumentArity.ZeroOrOne };
        var changed = new Option<bool>("--changed") { Description = "Only those that differ from the defaults" };
        var list = new Command("list", "All settings with values, defaults, ranges and meanings") { section, changed };
        host.Attach(list, (parse, context) => Show(context, parse.GetValue(section), parse.GetValue(changed)));
        return list;
    }

    private static int Show(CommandContext context, string? section, bool changed)
    {
        if (section is not null && SettingsCatalog.All.All(s => s.Section != section))
            throw new UserMistakeException(CommandErrors.OptionValue, $"\"{section}\" is not a section; there are {string.Join(", ", SettingsCatalog.All.Select(s => s.Section).Distinct())}.");
        SettingsTree settings = context.Settings.Load().Settings;
        SettingEntry[] shown = [.. SettingsCatalog.All.Where(s => (section ?? s.Section) == s.Section && (!changed || s.TextIn(settings) != s.Default))];
        var document = shown.Select(s => new { s.Key, Value = s.TextIn(settings), s.Default, s.Unit, Allowed = s.Rule, Meaning = s.Sentence });
        context.Result(document, _ => shown.Length == 0 ? [new Text("Nothing differs from the defaults.")] : [new SettingsList(shown, settings)]);
        return ExitCode.Done;
    }

    private static Command Get(CommandHost host)
    {
        var key = new Argument<string>("KEY") { Description = "A setting, such as trading.fee" };
        var get = new Command("get", "The value of one setting") { key };
        host.Attach(get, (parse, context) =>
        {
            string name = parse.GetRequiredValue(key);
            SettingEntry entry = SettingsCatalog.Find(name) ?? throw new UserMistakeException(SettingErrors.Unknown, SettingsCatalog.Unknown(name));
            string value = entry.TextIn(context.Settings.Load().Settings);
            context.Result(new { entry.Key, Value = value, entry.Default }, _ => [new Text(value)]);
            return ExitCode.Done;
        });
        return get;
    }

    private static Command Validate(CommandHost host)
    {
        var file = new Argument<string?>("FILE") { Description = "A settings file [default: the home's]", Arity = ArgumentArity.ZeroOrOne };
        var validate = new Command("validate", "Every problem of a settings file at once") { file };
        host.Attach(validate, (parse, context) =>
        {
            string? named = parse.GetValue(file);
            SettingsFile read = named is null ? context.Settings.Load() : SettingsFile.Parse(TextFile.ReadNamed(named));
            string path = named ?? context.Settings.FilePath;
            bool exists = named is not null || context.Settings.Exists;
            var document = new { File = path, Exists = exists, Set = read.Chosen.Count, KeptForLater = read.LaterKeys.Count, Differences = read.Settings.Differences() };
            context.Result(document, d => [new Text(exists
                ? $"{path} is sound: {d.Set} set, {d.Differences.Count} of them unlike the default, {d.KeptForLater} kept for a later version."
                : $"There is no {path}; runs start from the defaults.")]);
            return ExitCode.Done;
        });
        return validate;
    }

    private static Command Diff(CommandHost host)
    {
        Argument<string?> Side(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        Argument<string?> left = Side("LEFT", "A settings file, a run, default or home [default: default]"), right = Side("RIGHT", "The same [default: home]");
        var diff = new Command("diff", "Where two sets of settings differ") { left, right };
        host.Attach(diff, (parse, context) =>
        {
            string a = parse.GetValue(left) ?? "default", b = parse.GetValue(right) ?? "home";
            var problems = new Problems();
            SettingsTree? before = problems.Catch(() => SettingsSource.Load(a, context)), after = problems.Catch(() => SettingsSource.Load(b, context));
            problems.ThrowIfAny();
            SettingChange[] changes = [.. SettingChange.Between(before!, after!)];
            context.Result(changes, all => [all.Length == 0 ? new Text($"{a} and {b} have the same settings.") : TableOf(all, a, b)]);
            return ExitCode.Done;
        });
        return diff;
    }

    private static FittedTable TableOf(SettingChange[] changes, string left, string right)
    {
        var table = new FittedTable(new FittedColumn("Setting", 3, left: true), new FittedColumn(left, 1, left: true), new FittedColumn(right, 2, left: true));
        foreach (SettingChange change in changes) table.AddRow(change.Key, change.Before, change.After);
        return table;
    }

    private static Command Schema(CommandHost host)
    {
        var file = new Argument<string?>("FILE") { Description = "Where to write it [default: standard output]", Arity = ArgumentArity.ZeroOrOne };
        var schema = new Command("schema", "The JSON Schema of settings.json, for editors") { file };
        host.Attach(schema, (parse, context) => Write(SettingsSchema.ToText(), parse.GetValue(file), context));
        return schema;
    }

    private static Command Docs(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "Where to write it; what stands there is replaced" };
        var docs = new Command("docs", "Write the list of all settings as Markdown, such as docs/Settings.md") { file };
        host.Attach(docs, (parse, context) => Write(SettingsCatalog.ToMarkdown(), parse.GetRequiredValue(file), context));
        return docs;
    }

    private static int Write(string text, string? file, CommandContext context)
    {
        if (file is null) context.Raw(text);
        else AtomicFile.WriteText(file, text);
        if (file is not null) context.Progress.WriteLine($"Wrote {file}");
        return ExitCode.Done;
    }
}
