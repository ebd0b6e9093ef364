using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Html;

/// <summary>What was found on other candles than the run's test range: folds, paths of a cross-validation, the hold-out.</summary>
internal static class Splits
{
    public static Part? Folds(Subject subject)
    {
        IReadOnlyList<FoldRow> folds = subject.Bucket.Folds;
        if (folds.Count == 0) return null;
        var table = new Table(
            "Folds of the walk-forward", Subject.Capital(subject.Costs) + ".",
            ["Fold", "Judged", "Net return", "Holding", "Sharpe", "Drawdown", "Trades", "Trained", "Selected"],
            textColumns: 2);
        foreach (FoldRow fold in folds)
        {
            table.Row(
                $"{fold.Fold}", Written.Range(fold.Test), Written.Gain(fold.NetReturn), Written.Gain(fold.HoldReturn),
                Written.Number(fold.Sharpe), Written.Percent(fold.MaximumDrawdown), Written.Count(fold.Trades),
                Written.Range(fold.Training), Written.Range(fold.Validation));
        }
        XElement legend = Figure.Legend(
            (subject.Bucket.Agent.Policy, Figure.Mark(Markup.Element("circle", Markup.Class("mark0"), Markup.Attribute("r", 4)))),
            ("hold", Figure.Mark(Markup.Element("rect", Markup.Class("mark2"), Markup.Attribute("x", -4),
                Markup.Attribute("y", -4), Markup.Attribute("width", 8), Markup.Attribute("height", 8)))));
        string conditions = $"{Written.Date(folds[0].Test.FromMs)} to {Written.Date(folds[^1].Test.ToMs)}; {subject.Costs}.";
        XElement bars = Figure.Of(
            "Net return by fold", new FoldChart(folds).Draw, legend, Summaries.Folds(folds), conditions);
        return new Part("folds", "Walk-forward", [.. Joined(subject.Bucket.FoldCurve, conditions), bars, table.Box()]);
    }

    public static Part? CrossValidation(Subject subject)
    {
        if (subject.Bucket.CrossValidation is not { } cross) return null;
        IEnumerable<GroupRow> groups = cross.Combinations.SelectMany(c => c.Groups);
        string conditions = $"{Written.Date(groups.Min(g => g.Judged.FromMs))} to {Written.Date(groups.Max(g => g.Judged.ToMs))}; {subject.Costs}.";
        var chart = new PathChart([.. cross.Paths.Select(p => p.Curve)], cross.Hold, [], cross.FirstDay);
        XElement figure = Figure.Of(
            "Growth of 1 on every path, logarithmic", chart.Draw,
            Figure.Legend((Written.Counted(cross.Paths.Count, "path"), Figure.Stroke(chart.Kind)), ("hold", Figure.Stroke("s s2"))),
            "Every stretch of a path is judged by an agent that was trained without it.", conditions);
        return new Part("cpcv", "Cross-validation", [figure, Paths(cross, conditions).Box(), Part.Paragraph(Summaries.CrossValidation(cross)), Combinations(cross, conditions).Box()]);
    }

    public static Part? HoldOut(Subject subject)
    {
        if (subject.Bucket.HoldOut is not { } opened) return null;
        string conditions = $"{Written.Date(opened.Agent.Start)} to {Written.Date(opened.Agent.End)}; {subject.Costs}.";
        var chart = new PathChart([opened.Curves[0]], opened.Curves.First(c => c.Name == "hold"), [], opened.FirstDay);
        XElement figure = Figure.Of(
            "Growth of 1 on the hold-out, logarithmic", chart.Draw, Figure.Legend((opened.Agent.Policy, Figure.Stroke(chart.Kind)), ("hold", Figure.Stroke("s s2"))),
            "The run kept these candles from training, selection and every other figure of this page.", conditions);
        var table = new Table("Agent and baselines on the hold-out", conditions, ["Policy", "Net return", "Sharpe", "Drawdown", "Trades"]);
        foreach (PerformanceReport r in opened.Baselines.Prepend(opened.Agent))
        {
            table.Row(
                r == opened.Agent ? "own" : "",
                [r.Policy, Written.Gain(r.NetReturn), Written.Number(r.Sharpe), Written.Percent(r.MaximumDrawdown), Written.Count(r.Trades)]);
        }
        return new Part("holdout", "The hold-out", [figure, table.Box()]);
    }

    private static IEnumerable<XElement> Joined(JoinedCurve? curve, string conditions)
    {
        if (curve is null) yield break;
        var chart = new PathChart([curve.Agent], curve.Hold, curve.Band, curve.FirstDay);
        List<(string, XElement)> legend = [(curve.Agent.Name, Figure.Stroke(chart.Kind)), ("hold", Figure.Stroke("s s2"))];
        if (curve.Band.Count > 0) legend.Add(("95 % of the agents' resampled paths, day by day", Figure.Block("band")));
        yield return Figure.Of(
            "Growth of 1 over all folds, logarithmic", chart.Draw, Figure.Legend(legend),
            Summaries.Joined(curve), conditions);
        if (curve.Measures.Count == 0) yield break;
        var table = new Table("All folds as one curve, beside holding", conditions, ["Measure", "Folds", "95 %", "Holding", "95 %"]);
        foreach ((MeasureRow ours, MeasureRow theirs) in curve.Measures.Zip(curve.HoldMeasures))
            table.Row(Measure.Name(ours.Measure), Markup.Element("b", Measure.Write(ours.Measure, ours.Estimate)), Between(ours), Measure.Write(theirs.Measure, theirs.Estimate), Between(theirs));
        yield return table.Box();
    }

    private static string Between(MeasureRow row) => Written.Interval(Measure.Write(row.Measure, row.Low), Measure.Write(row.Measure, row.High));

    private static Table Paths(CrossValidationReport cross, string conditions)
    {
        var table = new Table("Paths", conditions, ["Path", "Net return", "Sharpe", "Drawdown", "Trades", "Trainings"]);
        foreach (PathRow path in cross.Paths) Row("", $"{path.Path}", path.Figures, Written.Count(path.Trades), string.Join(", ", path.Combinations));
        if (cross.Paths.Count > 1)
        {
            Row("own", "Median", new CurveFigures(cross.MedianReturn, cross.MedianSharpe, cross.MedianDrawdown), "", "");
            Row("", "Worst", new CurveFigures(cross.WorstReturn, cross.WorstSharpe, cross.WorstDrawdown), "", "");
        }
        Row("", "Holding", cross.HoldFigures, "", "");
        return table;

        void Row(string kind, string name, CurveFigures f, string trades, string trainings) => table.Row(
            kind, [name, Written.Gain(f.NetReturn), Written.Number(f.Sharpe), Written.Percent(f.MaximumDrawdown), trades, trainings]);
    }

    private static Table Combinations(CrossValidationReport cross, string conditions)
    {
        var table = new Table("Every training, and the groups it never saw", conditions, ["Training", "Judged", "Net return", "Holding", "Sharpe", "Drawdown", "Trades", "Sharpe selected"], textColumns: 2);
        foreach (CombinationRow row in cross.Combinations)
        {
            foreach (GroupRow g in row.Groups)
            {
                table.Row(
                    $"{row.Combination}, group {g.Group}", Written.Range(g.Judged), Written.Gain(g.NetReturn), Written.Gain(g.HoldReturn),
                    Written.Number(g.Sharpe), Written.Percent(g.MaximumDrawdown), Written.Count(g.Trades), Written.Number(row.ValidationSharpe));
            }
        }
        return table;
    }
}
