using BtcAi.Experiments.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>A run as a person reads it.</summary>
public static class RunView
{
    public static IEnumerable<IRenderable> Of(RunRecord run, string folder)
    {
        var lines = new List<(string Name, string Value)>
        {
            ("Run", run.Id),
            ("Folder", folder),
            ("Status", run.Failure.Length == 0 ? run.Status.ToString() : $"{run.Status}: {run.Failure}"),
            ("Command", run.CommandLine),
            ("Candles", $"{run.Candles}, {Day(run.FromMs)} to {Day(run.ToMs)}"),
            ("Fingerprint", $"{run.CandleFingerprint[..Math.Min(16, run.CandleFingerprint.Length)]}… (SHA-256; whole with --json)"),
            ("Seed, threads", $"{run.Seed}, {run.Threads}"),
            ("Started, changed", $"{run.Created:yyyy-MM-dd HH:mm:ss}, {run.Updated:yyyy-MM-dd HH:mm:ss} UTC"),
            ("Version", run.Version),
        };
        if (run.Tags.Count > 0) lines.Add(("Tags", string.Join(' ', run.Tags)));
        if (run.Notes.Count > 0) lines.Add(("Notes", string.Join(Environment.NewLine, run.Notes.Select(n => $"{n.Written:yyyy-MM-dd HH:mm} {n.Text}"))));
        if (run.Preset is { } preset) lines.Add(("Preset", $"{preset.Name} ({preset.Hash})"));
        var differences = run.Settings.Differences();
        lines.Add(("Settings", differences.Count == 0 ? "all at their defaults" : string.Join(Environment.NewLine, differences)));
        var grid = new Grid().AddColumns(2);
        foreach (var (name, value) in lines) grid.AddRow(new Text(name), new Text(value));
        yield return grid;
        yield return BucketTable(run);
        foreach (var part in ReportView.Of(run)) yield return part;
    }

    private static FittedTable BucketTable(RunRecord run)
    {
        var table = new FittedTable(
            new FittedColumn("Bucket", 4, left: true), new FittedColumn("State", 3, left: true), new FittedColumn("Updates", 2),
            new FittedColumn("Best update", 1));
        foreach (var b in run.Buckets) table.AddRow($"{b.Bucket}", $"{b.State}", $"{b.Updates}", $"{b.BestUpdate}");
        return table;
    }

    private static string Day(long unixMs) => $"{DateTimeOffset.FromUnixTimeMilliseconds(unixMs):yyyy-MM-dd HH:mm}";
}
