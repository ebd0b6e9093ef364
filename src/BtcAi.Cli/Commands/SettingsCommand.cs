using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai settings</c>: what can be set, its default, unit and range.</summary>
public static class SettingsCommand
{
    public static Command Build(CommandHost host)
    {
        var list = new Command("list", "All settings with defaults, ranges and meanings");
        host.Attach(list, (_, context) => List(context));
        var docs = new Command("docs", "Write the list of all settings as Markdown, such as docs/Settings.md");
        var file = new Argument<string>("FILE") { Description = "Where to write it; what stands there is replaced" };
        docs.Add(file);
        host.Attach(docs, (parse, _) => WriteDocumentation(parse.GetRequiredValue(file)));
        var settings = new Command("settings", "What --set key=value can change") { list, docs };
        host.Attach(settings, (_, context) => List(context));
        return settings;
    }

    private static int List(CommandContext context)
    {
        var settings = SettingsCatalog.All.Select(s => new { s.Key, s.Default, s.Unit, Allowed = s.Rule, Meaning = s.Sentence });
        context.Result(settings, _ => [new SettingsList(SettingsCatalog.All)]);
        return ExitCode.Done;
    }

    private static int WriteDocumentation(string file)
    {
        AtomicFile.WriteText(file, SettingsCatalog.ToMarkdown());
        return ExitCode.Done;
    }
}
