using System.Xml.Linq;
using BtcAi.Simulation.Reports;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>Returns by month, year and regime.</summary>
internal static class Periods
{
    public static Part? Of(Subject subject)
    {
        PerformanceReport agent = subject.Bucket.Agent;
        var content = new List<XElement>();
        if (subject.Traded && agent.Months.Count > 0) content.Add(Months(subject));
        if (agent.Years.Count > 0) content.Add(Years(subject));
        if (agent.Regimes.Any(r => r.Days > 0)) content.Add(Regimes(subject));
        if (content.Count == 0) return null;
        return new Part("periods", "By month and regime", [content[0], Element("div", Class("pair"), content.Skip(1))]);
    }

    private static XElement Months(Subject subject)
    {
        PerformanceReport agent = subject.Bucket.Agent;
        var table = new Table(
            "Agent's net return by month, %", subject.Conditions,
            ["Year", .. Enumerable.Range(1, 12).Select(Written.Month), "Year", "Holding"]);
        ILookup<int, MonthRow> years = agent.Months.ToLookup(m => m.Year);
        foreach (YearRow year in agent.Years)
        {
            table.Row([
                $"{year.Year}",
                .. Enumerable.Range(1, 12).Select(m => Cell(years[year.Year].FirstOrDefault(r => r.Month == m))),
                Element("b", Points(year.Return)), Points(year.HoldReturn),
            ]);
        }
        return table.Box("months");
    }

    private static XElement Cell(MonthRow? month)
    {
        if (month is null) return Element("td", Class("none"), "");
        int heat = Math.Abs(month.Return) switch { < 0.005 => 0, < 0.03 => 1, < 0.08 => 2, _ => 3 };
        return Element("td", Class(heat == 0 ? "h0" : month.Return > 0 ? $"up{heat}" : $"down{heat}"),
            Points(month.Return));
    }

    // The unit stands in the caption.
    private static string Points(double fraction) => Written.Signed(fraction * 100, "0.0");

    private static XElement Years(Subject subject)
    {
        var table = new Table("By year", subject.Conditions, ["Year", "Net return", "Holding", "Drawdown", "Sharpe"]);
        foreach (YearRow year in subject.Bucket.Agent.Years)
        {
            table.Row(
                $"{year.Year}", Written.Gain(year.Return), Written.Gain(year.HoldReturn),
                    Written.Percent(year.MaximumDrawdown),
                Written.Number(year.Sharpe));
        }
        return table.Box();
    }

    private static XElement Regimes(Subject subject)
    {
        var table = new Table(
            "By regime, known before the day began", subject.Conditions, ["Regime", "Days", "Net return", "Holding",
                "Sharpe"]);
        foreach (RegimeRow regime in subject.Bucket.Agent.Regimes)
        {
            table.Row(
                regime.Regime, Written.Count(regime.Days), Written.Gain(regime.Return), Written.Gain(regime.HoldReturn),
                Written.Number(regime.Sharpe));
        }
        return table.Box();
    }
}
