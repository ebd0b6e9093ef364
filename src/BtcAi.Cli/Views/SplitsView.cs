using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Html;
using BtcAi.Simulation.Reports;
using BtcAi.Simulation.Statistics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>What an evaluation found on other candles than the run's test range: folds, paths, the hold-out.</summary>
internal static class SplitsView
{
    public static IEnumerable<IRenderable> Of(BucketEvaluation e)
    {
        if (e.Folds.Count > 0) yield return Folds(e.Folds);
        if (e.FoldCurve is { } curve)
        {
            yield return new Text("All folds as one curve out of sample:");
            yield return Joined(curve);
            if (curve.Differences.Count > 0) yield return EvaluationView.Differences("Folds less", curve.Differences);
        }
        if (e.CrossValidation is { } cross)
        {
            yield return new Text($"Cross-validation: {cross.Held} of {cross.Groups} groups held back at a time, {cross.Combinations.Count} trainings:");
            yield return Combinations(cross);
            yield return Paths(cross);
            yield return new Text(
                (cross.Paths.Count == 1 ? "There is one path only. " : $"Paths above zero {Figures.Percent(cross.AboveZero, "0")}, above holding {Figures.Percent(cross.AboveHold, "0")} (by Sharpe {Figures.Percent(cross.SharpeAboveHold, "0")}). ") +
                $"Median Sharpe of the trainings where they were selected {Figures.Number(cross.SelectedSharpe)}, in the groups held back {Figures.Number(cross.HeldSharpe)}.");
        }
        if (e.HoldOut is { } opened)
        {
            yield return new Text($"The hold-out, {opened.Agent.Start:yyyy-MM-dd} to {opened.Agent.End:yyyy-MM-dd}:");
            yield return HoldOut(opened);
            if (opened.Differences.Count > 0) yield return EvaluationView.Differences("Agent less", opened.Differences);
        }
    }

    private static FittedTable Folds(IReadOnlyList<FoldRow> folds)
    {
        var table = new FittedTable(
            new FittedColumn("Fold", 9), new FittedColumn("Judged", 8, left: true), new("Net return", "Net", 8), new("Holding", 7), new("Sharpe", 6), new("Drawdown", "Fall", 5), new("Trades", 4));
        foreach (FoldRow row in folds)
        {
            table.AddRow(
                $"{row.Fold}", $"{Words.Time(row.Test.FromMs)[..10]} – {Words.Time(row.Test.ToMs)[..10]}", Figures.Percent(row.NetReturn),
                Figures.Percent(row.HoldReturn), Figures.Number(row.Sharpe), Figures.Percent(row.MaximumDrawdown), Figures.Count(row.Trades));
        }
        return table;
    }

    private static FittedTable Joined(JoinedCurve curve)
    {
        var table = new FittedTable(
            new FittedColumn("Measure", 9, left: true), new("Folds", 8), new("95 % from", 7), new("to", 7), new("Holding", 6), new("95 % from", 3), new("to", 3));
        foreach ((MeasureRow ours, MeasureRow theirs) in curve.Measures.Zip(curve.HoldMeasures))
        {
            HeadlineMeasure m = ours.Measure;
            table.AddRow(
                Measure.Name(m), MeasureFigures.Of(m, ours.Estimate), MeasureFigures.Of(m, ours.Low), MeasureFigures.Of(m, ours.High),
                MeasureFigures.Of(m, theirs.Estimate), MeasureFigures.Of(m, theirs.Low), MeasureFigures.Of(m, theirs.High));
        }
        return table;
    }

    private static FittedTable Combinations(CrossValidationReport cross)
    {
        var table = new FittedTable(
            new FittedColumn("Training", 9), new FittedColumn("Held back", 8, left: true), new("Net returns in them", "Net", 7, Left: true),
            new FittedColumn("Holding", 5, left: true), new("Sharpe selected", "Sel.", 4), new("Trades", 2));
        foreach (CombinationRow row in cross.Combinations)
        {
            table.AddRow(
                $"{row.Combination}", Each(row, g => $"{g.Group}"), Each(row, g => Figures.Percent(g.NetReturn)), Each(row, g => Figures.Percent(g.HoldReturn)),
                Figures.Number(row.ValidationSharpe), Figures.Count(row.Groups.Sum(g => g.Trades)));
        }
        return table;

        static string Each(CombinationRow row, Func<GroupRow, string> of) => string.Join(" | ", row.Groups.Select(of));
    }

    private static FittedTable Paths(CrossValidationReport cross)
    {
        var table = new FittedTable(
            new FittedColumn("Path", 9, left: true), new("Net return", "Net", 8), new("Sharpe", 7), new("Drawdown", "Fall", 6), new("Trades", 4), new FittedColumn("Trainings", 2, left: true));
        foreach (PathRow path in cross.Paths) Row($"{path.Path}", path.Figures, Figures.Count(path.Trades), string.Join(" ", path.Combinations));
        if (cross.Paths.Count > 1)
        {
            Row("Median", new CurveFigures(cross.MedianReturn, cross.MedianSharpe, cross.MedianDrawdown), "", "");
            Row("Worst", new CurveFigures(cross.WorstReturn, cross.WorstSharpe, cross.WorstDrawdown), "", "");
        }
        Row("Holding", cross.HoldFigures, "", "");
        return table;

        void Row(string name, CurveFigures f, string trades, string trainings) =>
            table.AddRow(name, Figures.Percent(f.NetReturn), Figures.Number(f.Sharpe), Figures.Percent(f.MaximumDrawdown), trades, trainings);
    }

    private static FittedTable HoldOut(HoldOutJudgement opened)
    {
        var table = new FittedTable(new FittedColumn("Policy", 9, left: true), new("Net return", "Net", 8), new("Sharpe", 7), new("Drawdown", "Fall", 6), new("Trades", 4));
        foreach (PerformanceReport r in opened.Baselines.Prepend(opened.Agent))
            table.AddRow(r.Policy, Figures.Percent(r.NetReturn), Figures.Number(r.Sharpe), Figures.Percent(r.MaximumDrawdown), Figures.Count(r.Trades));
        return table;
    }
}
