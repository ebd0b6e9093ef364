using BtcAi.Experiments.Reports;
using BtcAi.Simulation.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>Agents beside their baselines on candles they never saw, as one table, and what it shows in words.</summary>
internal static class ReportView
{
    private static readonly string[] Columns =
        ["Net profit", "CAGR", "Sharpe", "Drawdown", "Turnover/y", "Cost share", "Exposure", "Trades", "Win rate"];

    public static IEnumerable<IRenderable> Of(IReadOnlyList<BucketReport> reports)
    {
        if (reports.Count == 0) yield break;
        yield return TableOf(reports);
        foreach (BucketReport report in reports)
        {
            if (report.Frictions is not { } frictions) continue;
            foreach (IRenderable part in FrictionView.Of($"{report.Bucket}", frictions)) yield return part;
        }
        foreach (BucketReport report in reports)
            yield return new Markup($"[bold]{report.Bucket}:[/] {Markup.Escape(report.Verdict)}");
    }

    private static Table TableOf(IReadOnlyList<BucketReport> reports)
    {
        PerformanceReport first = reports[0].Agent;
        Table table = Empty($"Out of sample, after costs: {first.Start:yyyy-MM-dd} to {first.End:yyyy-MM-dd}");
        foreach (BucketReport report in reports)
        {
            if (report != reports[0]) table.AddEmptyRow();
            AddRow(table, $"{report.Bucket}", report.Agent, "bold");
            foreach (PerformanceReport baseline in report.Baselines) AddRow(table, "", baseline, "dim");
        }
        return table;
    }

    /// <summary>One policy beside its baselines.</summary>
    public static Table Of(PerformanceReport policy, IReadOnlyList<PerformanceReport> baselines)
    {
        Table table = Empty($"After costs: {policy.Start:yyyy-MM-dd} to {policy.End:yyyy-MM-dd}");
        AddRow(table, "", policy, "bold");
        foreach (PerformanceReport baseline in baselines) AddRow(table, "", baseline, "dim");
        return table;
    }

    /// <summary>The policy beside free holding on the days of each regime.</summary>
    public static Table Regimes(PerformanceReport policy)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("By regime");
        foreach (string column in new[] { "Days", "Return", "Holding", "Sharpe" })
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        foreach (RegimeRow row in policy.Regimes)
        {
            table.AddRow(
                row.Regime, Figures.Count(row.Days), Figures.Percent(row.Return), Figures.Percent(row.HoldReturn),
                Figures.Number(row.Sharpe));
        }
        return table;
    }

    private static Table Empty(string title)
    {
        Table table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(title)).AddColumns("", "Policy");
        foreach (string column in Columns) table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        return table;
    }

    private static void AddRow(Table table, string bucket, PerformanceReport r, string style)
    {
        string[] cells =
        [
            bucket, r.Policy + (r.Ruined ? " (ruined)" : ""), Figures.Percent(r.NetReturn), Figures.Percent(r.Cagr),
            Figures.Number(r.Sharpe), Figures.Percent(r.MaximumDrawdown), Figures.Number(r.TurnoverPerYear, "0.0"),
            Figures.Percent(r.CostShare), Figures.Percent(r.AverageExposure), Figures.Count(r.Trades), Figures.Percent(r.WinRate),
        ];
        table.AddRow(cells.Select(cell => new Markup($"[{style}]{Markup.Escape(cell)}[/]")));
    }
}
