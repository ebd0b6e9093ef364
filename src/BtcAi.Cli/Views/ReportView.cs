using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Simulation.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>Agents beside their baselines on candles they never saw, as one table, and what it shows in words.</summary>
internal static class ReportView
{
    private static readonly Style Judged = new(decoration: Decoration.Bold), Beside = new(decoration: Decoration.Dim);

    public static IEnumerable<IRenderable> Of(RunRecord run)
    {
        BucketReport[] reports = [.. run.Buckets.Select(b => b.Report).OfType<BucketReport>()];
        if (reports.Length == 0) yield break;
        PerformanceReport first = reports[0].Agent;
        yield return new Text(
            $"Out of sample, after costs: {first.Start:yyyy-MM-dd} to {first.End:yyyy-MM-dd}{Environment.NewLine}{Conditions(run)}");
        FittedTable table = Empty();
        foreach (BucketReport report in reports)
        {
            if (report != reports[0]) table.AddRow();
            AddRows(table, report.Agent, report.Baselines);
        }
        yield return table;
        foreach (BucketReport report in reports)
        {
            if (report.Frictions is not { } frictions) continue;
            foreach (IRenderable part in FrictionView.Of($"{report.Bucket}", frictions)) yield return part;
        }
        foreach (BucketReport report in reports)
            yield return InWords($"{report.Bucket}", report.Verdict);
        if (run.HoldOut is { } openings) yield return Opened(openings);
    }

    /// <summary>That somebody has looked at the hold-out, where somebody has.</summary>
    public static Markup Opened(HoldOutOpenings openings) => new($"[yellow]{Markup.Escape(openings.Sentence)}[/]");

    /// <summary>One policy beside its baselines.</summary>
    public static IEnumerable<IRenderable> Of(
        PerformanceReport policy, IReadOnlyList<PerformanceReport> baselines, string candles, double fee, double halfSpread)
    {
        yield return new Text(
            $"After costs: {policy.Start:yyyy-MM-dd} to {policy.End:yyyy-MM-dd}{Environment.NewLine}" +
            Conditions(candles, $"fee {Cost(fee)}", halfSpread));
        FittedTable table = Empty();
        AddRows(table, policy, baselines);
        yield return table;
    }

    public static Markup InWords(string name, string verdict) => new($"[bold]{Markup.Escape(name)}:[/] {Markup.Escape(verdict)}");

    /// <summary>The policy beside free holding on the days of each regime.</summary>
    public static FittedTable Regimes(PerformanceReport policy)
    {
        var table = new FittedTable(
            new FittedColumn("By regime", 9, left: true), new FittedColumn("Days", 6), new FittedColumn("Return", 8),
            new FittedColumn("Holding", 7), new FittedColumn("Sharpe", 5));
        foreach (RegimeRow row in policy.Regimes)
        {
            table.AddRow(
                row.Regime, Figures.Count(row.Days), Figures.Percent(row.Return), Figures.Percent(row.HoldReturn),
                Figures.Number(row.Sharpe));
        }
        return table;
    }

    private static string Conditions(RunRecord run)
    {
        TradingSettings trading = run.Settings.Trading;
        string fee = trading is { Frictions: true, FeeSchedule: { } schedule } ? $"fees by schedule {schedule}" : $"fee {Cost(trading.Fee)}";
        string frictions = trading.Frictions ? ", market impact and order limits" : "";
        return Conditions(Path.GetFileName(run.Candles), fee, trading.Slippage) + frictions;
    }

    private static string Conditions(string candles, string fee, double halfSpread) =>
        $"Candles {candles}; {fee}, half-spread {Cost(halfSpread)} of every fill";

    private static string Cost(double fraction) => Figures.Percent(fraction, "0.####");

    private static FittedTable Empty() => new(
        new FittedColumn("Policy", 10, left: true), new FittedColumn("Net profit", "Net", 9), new FittedColumn("CAGR", 2),
        new FittedColumn("Sharpe", 8), new FittedColumn("Drawdown", 7), new FittedColumn("Turnover/y", "Turn/y", 5),
        new FittedColumn("Cost share", "Costs", 4), new FittedColumn("Exposure", "Held", 3), new FittedColumn("Trades", 6),
        new FittedColumn("Win rate", "Won", 1));

    private static void AddRows(FittedTable table, PerformanceReport policy, IReadOnlyList<PerformanceReport> baselines)
    {
        table.AddRow(Judged, Cells(policy, ""));
        foreach (PerformanceReport baseline in baselines) table.AddRow(Beside, Cells(baseline, "  "));
    }

    private static string[] Cells(PerformanceReport r, string indent) =>
    [
        indent + r.Policy + (r.Ruined ? " (ruined)" : ""), Figures.Percent(r.NetReturn), Figures.Percent(r.Cagr),
        Figures.Number(r.Sharpe), Figures.Percent(r.MaximumDrawdown), Figures.Number(r.TurnoverPerYear, "0.0"),
        Figures.CostShare(r.CostShare), Figures.Percent(r.AverageExposure), Figures.Count(r.Trades), Figures.Percent(r.WinRate),
    ];
}
