using System.Globalization;
using BtcAi.Dashboard.Charts;
using BtcAi.Dashboard.Forms;
using BtcAi.Dashboard.Live;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Store;
using BtcAi.Simulation;
using BtcAi.Simulation.Reports;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>Several runs in one picture.</summary>
public static class RunCharts
{
    private const string Net = "validation.net_profit";

    public static object Validation(IReadOnlyList<RunRecord> runs, SeriesTable metrics) => LineOptions.Of(
        [
            .. from run in runs
               from part in run.Buckets
               let line = new TrainingCurves(metrics, run.Id, $"{part.Bucket}").Line(Net, $"{run.Id[^4..]} {part.Bucket}")
               where line.Points.Count > 0
               select line,
        ],
        "update", "@percent");

    /// <summary>An axis per setting that differs between the runs, then what came of them; a line per finished bucket.</summary>
    /// <param name="axes">How many there are: each needs its room.</param>
    public static object Parallel(IReadOnlyList<RunRecord> runs, out int axes)
    {
        SettingEntry[] differing = [.. SettingsCatalog.All.Where(s => runs.Select(run => s.TextIn(run.Settings)).Distinct().Count() > 1).Take(8)];
        var outcomes = (from run in runs from part in run.Buckets where part.Report is not null select (Run: run, part.Report!.Agent, part.Bucket)).ToArray();
        (string Name, string Format, object?[] Column)[] columns =
        [
            Column("Bucket", "", o => $"{o.Bucket}"),
            Column("Seed", "", o => $"{o.Run.Seed}"),
            .. differing.Select(setting => Column(setting.Title, SettingText.IsShare(setting) ? "@percent" : "@number", o => Amount(setting, setting.TextIn(o.Run.Settings)))),
            Column("Net", "@percent", o => o.Agent.NetReturn),
            Column("Sharpe", "@number", o => o.Agent.Sharpe),
            Column("Fall", "@percent", o => o.Agent.MaximumDrawdown),
        ];
        columns = [.. columns.Where(column => column.Column.Any(value => value is not null))];
        axes = columns.Length;
        string[] names = [.. outcomes.Select(o => $"{o.Run.Id[^4..]} {o.Bucket}")];
        return new
        {
            animation = false,
            legend = new { top = 0, type = "scroll", itemHeight = 8, icon = "roundRect", data = names },
            parallel = new { left = 56, right = 48, top = 84, bottom = 20 },
            parallelAxis = columns.Select((column, dim) => Axis(dim, column.Name, column.Format, column.Column)).ToArray(),
            tooltip = new { formatter = "@named", confine = true },
            // The library takes the axes' ends from the first series alone: one that holds every row and is not seen.
            series = (object[])
            [
                new { type = "parallel", name = "", silent = true, lineStyle = new { opacity = 0 }, data = outcomes.Select((_, at) => Row(at)).ToArray() },
                .. outcomes.Select((o, at) => new
                {
                    type = "parallel",
                    name = names[at],
                    color = LineOptions.Colours[at % LineOptions.Colours.Count],
                    lineStyle = new { width = 2, opacity = 0.9, type = LineOptions.DashesOf(at) },
                    data = new[] { Row(at) },
                }),
            ],
        };

        // The library's word for what is not there.
        object[] Row(int at) => [.. columns.Select(column => column.Column[at] ?? "-")];

        (string, string, object?[]) Column(string name, string format, Func<(RunRecord Run, PerformanceReport Agent, Bucket Bucket), object?> value) =>
            (name, format, [.. outcomes.Select(value)]);
    }

    private static object Axis(int dim, string name, string format, object?[] column) => column.All(value => value is null or double)
        ? new { dim, name = InLines(name), type = "value", scale = true, axisLabel = new { formatter = format } }
        : new { dim, name = InLines(name), type = "category", data = column.Select(value => $"{value}").Distinct().ToArray() };

    // A name is wider than the room between two axes: a line for every two words or so.
    private static string InLines(string name)
    {
        const int Width = 12;
        var lines = new List<string> { "" };
        foreach (string word in name.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= Width) lines.Add(word);
            else lines[^1] = $"{lines[^1]} {word}".Trim();
        }
        return string.Join('\n', lines);
    }

    private static object Amount(SettingEntry setting, string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
        : SettingText.Of(setting, text);
}
