using BtcAi.Experiments.Settings;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>All settings: a line each where there is room for a table, else a small paragraph each. No key is ever broken.</summary>
public sealed class SettingsList(IReadOnlyList<SettingEntry> settings, SettingsTree values) : Renderable
{
    private const int RoomForTable = 180;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        ((IRenderable)(maxWidth < RoomForTable ? Paragraphs() : InTable())).Render(options, maxWidth);

    private Rows Paragraphs() => new(settings.SelectMany(s => new IRenderable[]
    {
        new Markup($"[bold]{Markup.Escape(s.Key)}[/] = {Markup.Escape(s.TextIn(values))}{(Differs(s) ? $" [dim](default {Markup.Escape(s.Default)})[/]" : "")}"),
        new Padder(new Text($"{s.Sentence} Allowed: {s.Rule}{(s.Unit.Length > 0 ? $" ({s.Unit})" : "")}."), new Padding(4, 0, 0, 0)),
    }));

    private Table InTable()
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string name in new[] { "Setting", "Value", "Default", "Unit" }) table.AddColumn(new TableColumn(name).NoWrap());
        table.AddColumns("Allowed", "Meaning");
        foreach (SettingEntry s in settings)
            table.AddRow([new Text(s.Key), new Text(s.TextIn(values), new Style(decoration: Differs(s) ? Decoration.Bold : Decoration.None)), new Text(s.Default), new Text(s.Unit), new Text(s.Rule), new Text(s.Sentence)]);
        return table;
    }

    private bool Differs(SettingEntry setting) => setting.TextIn(values) != setting.Default;
}
