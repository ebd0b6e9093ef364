using BtcAi.Cli.Views;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Bench;

/// <summary>Measured speed as a person reads it: one table per area, and under it what the figures count.</summary>
internal static class BenchView
{
    public static IEnumerable<IRenderable> Of(BenchReport report)
    {
        BenchMachine m = report.Machine;
        yield return new Text(
            $"{m.Processor}, {m.Cores} cores, vectors of {m.VectorBits} bits, {m.Framework}; medians of {report.Repetitions} repetitions");
        foreach (BenchResult result in report.Areas)
        {
            List<string> notes = [.. result.Rows.Select(row => row.Counted).Distinct()];
            yield return TableOf(result, notes);
            foreach ((int i, string note) in notes.Index()) yield return new Text($"  [{i + 1}] {note}");
        }
    }

    /// <summary>A figure with its unit: "231 GFLOP/s", "1.24 M candles/s".</summary>
    public static string Amount(double value, string unit)
    {
        string number = value switch
        {
            0 => "0",
            >= 1e4 => Figures.Rate(value),
            >= 100 => Figures.Number(value, "0"),
            >= 0.1 => Figures.Number(value, "0.00"),
            _ => Figures.Number(value, "0.0000"),
        };
        return $"{number} {unit}";
    }

    private static Table TableOf(BenchResult result, List<string> notes)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(result.Area);
        foreach (string column in new[] { "Median", "Lowest", "Highest", "Share" })
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        table.AddColumn("of the limit").AddColumn("Counts");
        foreach (BenchRow row in result.Rows)
        {
            table.AddRow(
                new Text(row.What), new Text(Amount(row.Figure.Median, row.Unit)), new Text(Amount(row.Figure.Min, "")),
                new Text(Amount(row.Figure.Max, "")), new Text(Figures.Percent(row.Share)), new Text(row.Limit),
                new Text($"[{notes.IndexOf(row.Counted) + 1}]"));
        }
        return table;
    }
}
