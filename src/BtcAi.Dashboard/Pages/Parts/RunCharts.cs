using System.Globalization;
using BtcAi.Dashboard.Charts;
using BtcAi.Dashboard.Live;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Store;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>Several runs in one picture.</summary>
internal static class RunCharts
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
    public static object Parallel(IReadOnlyList<RunRecord> runs)
    {
        SettingEntry[] differing = [.. SettingsCatalog.All.Where(s => runs.Select(run => s.TextIn(run.Settings)).Distinct().Count() > 1).Take(8)];
        var outcomes = (from run in runs from part in run.Buckets where part.Report is not null select (Run: run, part.Report!.Agent, part.Bucket)).ToArray();
        string[] names = ["bucket", "seed", .. differing.Select(s => s.Key), "net", "Sharpe", "deepest fall"];
        return new
        {
            animation = false,
            parallel = new { left = 40, right = 60, top = 40, bottom = 20 },
            parallelAxis = names.Select((name, dim) => Axis(name, dim, [.. outcomes.Select(o => Row(o.Run, o.Agent, $"{o.Bucket}")[dim])])).ToArray(),
            tooltip = new { },
            series = new[]
            {
                new
                {
                    type = "parallel",
                    data = outcomes.Select((o, at) => new
                    {
                        name = $"{o.Run.Id} {o.Bucket}",
                        value = Row(o.Run, o.Agent, $"{o.Bucket}"),
                        lineStyle = new { width = 2, opacity = 0.8, color = LineOptions.Colours[at % LineOptions.Colours.Count] },
                    }).ToArray(),
                },
            },
        };

        object[] Row(RunRecord run, Simulation.Reports.PerformanceReport agent, string bucket) =>
        [
            bucket, $"{run.Seed}", .. differing.Select(s => Number(s.TextIn(run.Settings))), agent.NetReturn, agent.Sharpe ?? 0, agent.MaximumDrawdown,
        ];
    }

    private static object Axis(string name, int dim, object[] values) => values.All(value => value is double)
        ? new { dim, name, type = "value", scale = true }
        : new { dim, name, type = "category", data = values.Select(value => $"{value}").Distinct().ToArray() };

    private static object Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : text;
}
