using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using BtcAi.Simulation.Statistics;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>Agent less each baseline on the same resampled days.</summary>
internal static class Differences
{
    private static readonly HeadlineMeasure[] Drawn = [HeadlineMeasure.TotalReturn, HeadlineMeasure.Sharpe,
        HeadlineMeasure.MaximumDrawdown, HeadlineMeasure.Cagr];

    public static Part? Of(Subject subject)
    {
        IReadOnlyList<DifferenceRow> rows = subject.Bucket.Differences;
        if (rows.Count == 0) return null;
        ILookup<HeadlineMeasure, DifferenceRow> measures = rows.ToLookup(r => r.Measure);
        HeadlineMeasure[] drawn = [.. Drawn.Where(m => measures.Contains(m) && measures[m].Any(r =>
            r.Estimate is not null)).Take(2)];
        IEnumerable<XElement> figures = drawn.Select(measure => Figure.Of(
            $"{Measure.Name(measure)}: agent less baseline",
            new DifferenceChart(Measure.Name(measure), [.. measures[measure]], v => Measure.WriteDifference(measure, v),
                v => Measure.IsFraction(measure) ? Written.Gain(v, "0.##") : Written.Signed(v, "0.##")).Draw, null,
            "Dot: estimate; whiskers: 95\u00A0% interval; filled where it leaves out zero.", subject.Conditions,
                Figure.HalfWidth));
        var table = new Table(
            "Paired differences: agent less baseline", subject.Conditions, ["Baseline",
                .. measures.Select(m => Measure.Name(m.Key))]);
        foreach (IGrouping<string, DifferenceRow> baseline in rows.GroupBy(r => r.Baseline))
            table.Row([baseline.Key, .. measures.Select(m => Cell(baseline.FirstOrDefault(r => r.Measure == m.Key)))]);
        return new Part("differences", "Against each baseline",
            [Element("div", Class("pair"), figures), table.Box("stacked"), Part.Paragraph(Clear(rows))]);
    }

    private static XElement Cell(DifferenceRow? row)
    {
        if (row is null) return Element("td", Written.None);
        return Element(
            "td", Element("b", Write(row.Estimate)), Element("small", Written.Interval(Write(row.Low),
                Write(row.High))),
            Element("small", $"better in {Written.Percent(row.ProbabilityBetter, "0")}" +
                (row.IsClear ? ", clear of 0" : "")));

        string Write(double? value) => Measure.WriteDifference(row.Measure, value);
    }

    private static string Clear(IReadOnlyList<DifferenceRow> rows)
    {
        int clear = rows.Count(r => r.IsClear);
        return $"Each cell: estimate, 95\u00A0% interval, share of resamples in which the agent is better. " +
            $"{clear} of {rows.Count} differences are clear of zero; about " +
                $"{Written.Number(rows.Count * 0.05, "0.#")} would be by chance alone if " +
            "the agent were no different. Days are paired, so what moved both cancels out. Differences of " +
                "percentages are in percentage points; a lower drawdown is better.";
    }
}
