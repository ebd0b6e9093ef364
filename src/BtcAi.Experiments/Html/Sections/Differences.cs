using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using BtcAi.Simulation.Statistics;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>Agent less each baseline on the same resampled days.</summary>
internal static class Differences
{
    private static readonly HeadlineMeasure[] Drawn = [HeadlineMeasure.TotalReturn, HeadlineMeasure.Sharpe, HeadlineMeasure.MaximumDrawdown, HeadlineMeasure.Cagr];

    public static Part? Of(Subject subject)
    {
        IReadOnlyList<DifferenceRow> rows = subject.Bucket.Differences;
        if (rows.Count == 0) return null;
        ILookup<HeadlineMeasure, DifferenceRow> measures = rows.ToLookup(r => r.Measure);
        HeadlineMeasure[] drawn = [.. Drawn.Where(m => measures.Contains(m) && measures[m].Any(r => r.Estimate is not null)).Take(2)];
        IEnumerable<XElement> figures = drawn.Select(measure => Figure.Of(
            $"{Measure.Name(measure)}: agent less baseline",
            new DifferenceChart(Measure.Name(measure), [.. measures[measure]], v => Measure.WriteDifference(measure, v)).Draw, null,
            "Dot: estimate; whiskers: 95\u00A0% interval; filled where it leaves out zero.", subject.Conditions, Figure.HalfWidth));
        var table = new Table(
            "Paired differences, all measures", subject.Conditions,
            ["Baseline", "Measure", "Agent less baseline", "95 % from", "95 % to", "Probability better", "Clear of zero"], textColumns: 2);
        foreach (DifferenceRow row in rows)
        {
            table.Row(
                row.Baseline, Measure.Name(row.Measure), Write(row.Estimate), Write(row.Low), Write(row.High),
                Written.Percent(row.ProbabilityBetter, "0"), row.IsClear ? "yes" : "no");

            string Write(double? value) => Measure.WriteDifference(row.Measure, value);
        }
        return new Part("differences", "Against each baseline",
            [Element("div", Class("pair"), figures), table.Box("low"), Part.Paragraph(Clear(rows))]);
    }

    private static string Clear(IReadOnlyList<DifferenceRow> rows)
    {
        int clear = rows.Count(r => r.IsClear);
        return $"{clear} of {rows.Count} differences are clear of zero; about {Written.Number(rows.Count * 0.05, "0.#")} would be by chance alone if " +
            "the agent were no different. Days are paired, so what moved both cancels out. Differences of percentages are in percentage points; a lower drawdown is better.";
    }
}
