using BtcAi.Experiments.Presets;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.TrackRecords;
using BtcAi.Foundation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>Presets as a person reads them.</summary>
internal static class PresetView
{
    public static FittedTable List(IReadOnlyList<ListedPreset> presets)
    {
        var table = new FittedTable(
            new FittedColumn("Preset", 9, left: true), new FittedColumn("Category", 6, left: true), new FittedColumn("Kind", 3, left: true), new FittedColumn("Sets", 2),
            new FittedColumn("Track record", 7, left: true), new FittedColumn("Expires (UTC)", 4, left: true), new FittedColumn("What for", 1, left: true));
        foreach (ListedPreset p in presets)
        {
            table.AddRow(p.Name, p.Category, p.Kind.InWords(), $"{p.Settings.Count}", p.Evidence, p.Expires is { } end ? $"{end:yyyy-MM-dd HH:mm}" : "",
                p.Description.Length > 70 ? p.Description[..69] + "…" : p.Description);
        }
        return table;
    }

    public static IEnumerable<IRenderable> Show(Preset preset, TrackRecord record)
    {
        yield return new Text($"{preset.Name} ({preset.Category}, {preset.Kind.InWords().ToLowerInvariant()}, {preset.Hash})");
        if (preset.Description.Length > 0) yield return new Text(preset.Description);
        var table = new FittedTable(new FittedColumn("Setting", 3, left: true), new FittedColumn("Value", 2, left: true), new FittedColumn("Default", 1, left: true));
        foreach (string[] pair in preset.Settings.Select(s => s.Split('=', 2)))
            table.AddRow(pair[0], pair[1], SettingsCatalog.Find(pair[0])?.Default ?? "no setting of this version");
        yield return table;
        yield return new Text($"Track record: {record.InWords()}." + (record.Earlier.Count > 0 ? $" {record.Earlier.Count} more of when it said something else." : "") +
            (record.Imported.Count > 0 ? $" {record.Imported.Count} imported, unverified." : ""));
        if (record.Evaluations.Count > 0) yield return HistoryView.Table(record.Evaluations);
    }
}
