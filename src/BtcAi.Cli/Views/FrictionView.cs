using BtcAi.Foundation;
using BtcAi.Simulation.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>What risk guard, stops, treasury and goal made of a backtest.</summary>
internal static class FrictionView
{
    public static IEnumerable<IRenderable> Of(string name, FrictionReport report)
    {
        yield return new Rows(Lines(name, report).Select(line => new Text(line)));
        if (report.Interventions.Count > 0) yield return Interventions(report.Interventions);
        if (report.Exits.Count > 0) yield return Exits(report.Exits);
    }

    private static IEnumerable<string> Lines(string name, FrictionReport report)
    {
        string chance = report.GoalChance is { } p
            ? $" Chance of reaching it next time, by bootstrap of this period: {Figures.Percent(p, "0")}."
            : " Too little to resample for a chance of reaching it.";
        yield return $"{name}, goal: {report.Goal.Sentence}{chance}";
        yield return report.Treasury is { } t
            ? $"Treasury: {t.Deposits} deposits of {Money(t.Deposited)}, {t.Withdrawals} payments of {Money(t.Withdrawn)} ({t.Emergencies} in an " +
              $"emergency), fees {Money(t.Fees)}, {t.Shortfalls} not met in full ({Money(t.Shortfall)} short). Returns above are time-weighted; the " +
              $"owner's money earned {Figures.Percent(t.MoneyWeighted)} a year."
            : "Treasury: nothing was paid in or out.";
        yield return $"Position sizing: {report.Sizing}.";
        if (report.SimulationGap is { } gap)
        {
            yield return Math.Abs(gap) < 5e-4
                ? "Simulation gap: none."
                : "Simulation gap: under stops, caps, cash flows, impact and partial fills the same decisions left equity " +
                $"{Figures.Percent(Math.Abs(Math.Exp(gap) - 1))} {(gap < 0 ? "lower" : "higher")} than under the frictions modelled in training.";
        }
    }

    private static Table Interventions(IReadOnlyList<InterventionRow> rows)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Held down by").NoWrap());
        table.AddColumn(new TableColumn("Times").RightAligned().NoWrap()).AddColumn(new TableColumn("Candles").RightAligned().NoWrap());
        table.AddColumn("The longest");
        foreach (InterventionRow row in rows)
            table.AddRow(row.Limit.InWords(), Figures.Count(row.Times), Figures.Count(row.Candles), Markup.Escape(row.Longest));
        return table;
    }

    private static Table Exits(IReadOnlyList<ExitRow> rows)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Closed by").NoWrap()).Caption("profit and mean are after costs, best and worst before them");
        foreach (string column in new[] { "Holdings", "Profit", "Mean", "At best", "At worst" })
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        foreach (ExitRow row in rows)
        {
            table.AddRow(
                row.Reason.InWords(), Figures.Count(row.Trades), Money(row.Profit), Figures.Percent(row.AverageReturn),
                Figures.Percent(row.Best), Figures.Percent(row.Worst));
        }
        return table;
    }

    private static string Money(double amount) => Figures.Count((long)Math.Round(amount)).Replace('-', '−');
}
