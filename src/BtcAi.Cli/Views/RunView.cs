using BtcAi.Experiments.Reports;
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
            ("Candles", $"{run.Candles}, {Day(run.FromMs)} to {Day(run.ToMs)} (SHA-256 {run.CandleFingerprint})"),
            ("Seed, threads", $"{run.Seed}, {run.Threads}"),
            ("Started, changed", $"{run.Created:yyyy-MM-dd HH:mm:ss}, {run.Updated:yyyy-MM-dd HH:mm:ss} UTC"),
            ("Version", run.Version),
        };
        var differences = run.Settings.Differences();
        lines.Add(("Settings", differences.Count == 0 ? "all at their defaults" : string.Join(Environment.NewLine, differences)));
        var grid = new Grid().AddColumns(2);
        foreach (var (name, value) in lines) grid.AddRow(new Text(name), new Text(value));
        yield return grid;
        yield return BucketTable(run);
        foreach (var part in ReportView.Of([.. run.Buckets.Select(b => b.Report).OfType<BucketReport>()])) yield return part;
    }

    private static Table BucketTable(RunRecord run)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Bucket", "State", "Updates", "Best update");
        foreach (var b in run.Buckets) table.AddRow($"{b.Bucket}", $"{b.State}", $"{b.Updates}", $"{b.BestUpdate}");
        return table;
    }

    private static string Day(long unixMs) => $"{DateTimeOffset.FromUnixTimeMilliseconds(unixMs):yyyy-MM-dd HH:mm}";
}
