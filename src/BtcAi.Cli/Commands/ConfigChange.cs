using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai config set</c> and <c>unset</c>: the whole tree is checked, then the file exchanged, and the one before kept.</summary>
internal static class ConfigChange
{
    public static Command Set(CommandHost host)
    {
        var assignments = new Argument<string[]>("KEY=VALUE") { Description = "What to set, such as trading.fee=0.0005", Arity = ArgumentArity.OneOrMore };
        var set = new Command("set", "Change settings for every run to come") { assignments };
        host.Attach(set, (parse, context) => Change(context, file => file.With(parse.GetRequiredValue(assignments))));
        return set;
    }

    public static Command Unset(CommandHost host)
    {
        var keys = new Argument<string[]>("KEY") { Description = "What goes back to its default", Arity = ArgumentArity.OneOrMore };
        var unset = new Command("unset", "Take settings back to their defaults") { keys };
        host.Attach(unset, (parse, context) => Change(context, file => file.Without(parse.GetRequiredValue(keys))));
        return unset;
    }

    private static int Change(CommandContext context, Func<SettingsFile, SettingsFile> change)
    {
        (SettingsFile before, SettingsFile after) = context.Settings.Change(change);
        SettingChange[] changes = [.. SettingChange.Between(before.Settings, after.Settings)];
        context.Result(new { File = context.Settings.FilePath, Changes = changes }, d => [new Text(d.Changes.Length == 0
            ? "No value changes."
            : string.Join(Environment.NewLine, d.Changes.Select(c => $"{c.Key}: {c.Before} → {c.After}")))]);
        return ExitCode.Done;
    }
}
