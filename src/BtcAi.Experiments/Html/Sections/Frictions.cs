using System.Xml.Linq;
using BtcAi.Foundation;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Html;

/// <summary>What risk guard, stops, treasury and goal made of it.</summary>
internal static class Frictions
{
    public static Part? Of(Subject subject)
    {
        if (subject.Bucket.Frictions is not { } report) return null;
        var content = new List<XElement> { Part.Facts(Facts(report)) };
        if (report.Interventions.Count > 0) content.Add(Interventions(subject, report));
        if (report.Exits.Count > 0) content.Add(Exits(subject, report));
        return new Part("frictions", "Goal, risk and cash", content);
    }

    private static IEnumerable<(string, string)> Facts(FrictionReport report)
    {
        string chance = report.GoalChance is { } p
            ? $" Chance of reaching it next time, by resampling this period: {Written.Percent(p, "0")}."
            : " Too little to resample for a chance of reaching it.";
        yield return ("Goal", report.Goal.Sentence + chance);
        yield return ("Treasury", report.Treasury is { } t
            ? $"{t.Deposits} deposits of {Written.Money(t.Deposited)}, {t.Withdrawals} payments of " +
                $"{Written.Money(t.Withdrawn)} ({t.Emergencies} in an " +
              $"emergency), fees {Written.Money(t.Fees)}, {t.Shortfalls} not met in full " +
                  $"({Written.Money(t.Shortfall)} short), in the quote currency. The " +
              $"owner's money earned {Written.Gain(t.MoneyWeighted)} a year; all other returns here are time-weighted."
            : "Nothing was paid in or out.");
        yield return ("Position sizing", report.Sizing + ".");
        if (report.SimulationGap is { } gap && double.IsFinite(gap))
        {
            yield return ("Simulation gap", "Under stops, caps, cash flows, impact and partial fills the same " +
                "decisions left equity " +
                $"{Written.Percent(Math.Abs(Math.Exp(gap) - 1))} {(gap < 0 ? "lower" : "higher")} than under the " +
                    $"frictions modelled in training.");
        }
    }

    private static XElement Interventions(Subject subject, FrictionReport report)
    {
        var table = new Table("Interventions", subject.Conditions, ["Held down by", "Times", "Candles", "The longest"]);
        foreach (InterventionRow row in report.Interventions)
        {
            table.Row(
                row.Limit.InWords(), Written.Count(row.Times), Written.Count(row.Candles),
                Markup.Element("td", Markup.Class("text prose"), row.Longest));
        }
        return table.Box();
    }

    private static XElement Exits(Subject subject, FrictionReport report)
    {
        var table = new Table(
            "Exits", subject.Conditions, ["Closed by", "Holdings", "Profit, quote currency", "Mean return after costs",
                "At best before costs", "At worst before costs"]);
        foreach (ExitRow row in report.Exits)
        {
            table.Row(
                row.Reason.InWords(), Written.Count(row.Trades), Written.Money(row.Profit),
                    Written.Gain(row.AverageReturn),
                Written.Gain(row.Best), Written.Gain(row.Worst));
        }
        return table.Box();
    }
}
