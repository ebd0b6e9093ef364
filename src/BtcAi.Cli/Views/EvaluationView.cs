using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Html;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>An evaluation in the terminal: the verdict first, then what it is built from.</summary>
internal static class EvaluationView
{
    public static IEnumerable<IRenderable> Of(EvaluationReport report)
    {
        yield return new Markup($"[bold]Evaluation of run {Markup.Escape(report.Run)}[/] on {Markup.Escape(report.Candles)}: {Markup.Escape(report.Scheme)}.");
        foreach (BucketEvaluation bucket in report.Buckets)
            foreach (IRenderable part in Of(bucket)) yield return part;
        if (report.HoldOut is { } openings) yield return ReportView.Opened(openings);
    }

    private static IEnumerable<IRenderable> Of(BucketEvaluation e)
    {
        yield return new Rows(e.Verdict.Sentences.Select((sentence, i) =>
            i == 0 ? (IRenderable)new Markup($"[bold]{e.Bucket}[/] {Light(e.Verdict.Light)} {Markup.Escape(sentence)}") : new Padder(new Text(sentence), new Padding(2, 0, 0, 0))));
        if (e.Measures.Count > 0) yield return Measures(e);
        if (e.Differences.Count > 0) yield return Differences("Agent less", e.Differences);
        if (e.Stress.Count > 0) yield return Stress(e);
        if (e.Seeds.Count > 0)
        {
            yield return Seeds(e);
            yield return new Text(Summaries.Seeds(e));
        }
        foreach (IRenderable part in SplitsView.Of(e)) yield return part;
    }

    private static string Light(EvidenceLight light) => light switch
    {
        EvidenceLight.Evidence => "[black on green] EVIDENCE [/]",
        EvidenceLight.Hint => "[black on yellow] HINT [/]",
        _ => "[white on red] NO EVIDENCE [/]",
    };

    private static FittedTable Measures(BucketEvaluation e)
    {
        var table = new FittedTable(new FittedColumn("Measure", 9, left: true), new("Measured", 8), new("95 % from", 7), new("to", 7));
        foreach (MeasureRow row in e.Measures) table.AddRow(Measure.Name(row.Measure), MeasureFigures.Of(row.Measure, row.Estimate), MeasureFigures.Of(row.Measure, row.Low), MeasureFigures.Of(row.Measure, row.High));
        return table;
    }

    public static FittedTable Differences(string less, IReadOnlyList<DifferenceRow> rows)
    {
        var table = new FittedTable(
            new FittedColumn(less, 9, left: true), new FittedColumn("Measure", 8, left: true), new("Difference", "Diff.", 7), new("95 % from", 6), new("to", 6),
            new("Better in", 8));
        foreach (DifferenceRow row in rows)
        {
            table.AddRow(
                row.Baseline, Measure.Name(row.Measure), MeasureFigures.Of(row.Measure, row.Estimate), MeasureFigures.Of(row.Measure, row.Low),
                MeasureFigures.Of(row.Measure, row.High), Figures.Percent(row.ProbabilityBetter, "0"));
        }
        return table;
    }

    private static FittedTable Stress(BucketEvaluation e)
    {
        var table = new FittedTable(
            new FittedColumn("Where", 9, left: true), new("Net return", "Net", 8), new("Sharpe", 7), new("Drawdown", "Fall", 5), new("Turnover/y", "Turn/y", 3),
            new("Price", 4));
        foreach (StressRow row in e.Stress)
        {
            table.AddRow(
                row.Case, Figures.Percent(row.NetReturn), Figures.Number(row.Sharpe), Figures.Percent(row.MaximumDrawdown),
                Figures.Number(row.TurnoverPerYear, "0.0"), Figures.Percent(row.HoldReturn));
        }
        return table;
    }

    private static FittedTable Seeds(BucketEvaluation e)
    {
        var table = new FittedTable(new FittedColumn("Seed", 9), new("Net return", "Net", 8), new("Sharpe", 7), new("Drawdown", "Fall", 5), new("Trades", 4));
        foreach (SeedRow row in e.Seeds)
            table.AddRow($"{row.Seed}", Figures.Percent(row.NetReturn), Figures.Number(row.Sharpe), Figures.Percent(row.MaximumDrawdown), Figures.Count(row.Trades));
        return table;
    }
}
