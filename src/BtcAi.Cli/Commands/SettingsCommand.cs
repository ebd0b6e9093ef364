using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Settings;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai settings</c>: what can be set, its default, unit and range.</summary>
public static class SettingsCommand
{
    public static Command Build(CommandHost host)
    {
        var list = new Command("list", "All settings with defaults, ranges and meanings");
        host.Attach(list, (_, context) => List(context));
        var docs = new Command("docs", "Write docs/Settings.md") { Hidden = true };
        var file = new Argument<string>("FILE");
        docs.Add(file);
        host.Attach(docs, (parse, _) => WriteDocumentation(parse.GetRequiredValue(file)));
        return new Command("settings", "What --set key=value can change") { list, docs };
    }

    private static int List(CommandContext context)
    {
        var settings = SettingsCatalog.All.Select(s => new { s.Key, s.Default, s.Unit, Allowed = s.Rule, Meaning = s.Sentence });
        context.Result(settings, all =>
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("Setting", "Default", "Unit", "Allowed", "Meaning");
            foreach (var s in all)
                table.AddRow([new Text(s.Key), new Text(s.Default), new Text(s.Unit), new Text(s.Allowed), new Text(s.Meaning)]);
            return [table];
        });
        return ExitCode.Done;
    }

    private static int WriteDocumentation(string file)
    {
        File.WriteAllText(file, SettingsCatalog.ToMarkdown());
        return ExitCode.Done;
    }
}
