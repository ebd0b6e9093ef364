using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;

namespace BtcAi.Experiments.Html;

/// <summary>The same training again: other seeds, other times.</summary>
internal static class Repeats
{
    public static Part? Seeds(Subject subject)
    {
        BucketEvaluation bucket = subject.Bucket;
        if (bucket.Seeds.Count == 0) return null;
        var table = new Table("Every seed", subject.Conditions, ["Seed", "Net return", "Sharpe", "Drawdown", "Trades"]);
        foreach (SeedRow seed in bucket.Seeds)
        {
            table.Row(
                seed == bucket.Seeds[0] ? "own" : "",
                [$"{seed.Seed}", Written.Gain(seed.NetReturn), Written.Number(seed.Sharpe),
                    Written.Percent(seed.MaximumDrawdown), Written.Count(seed.Trades)]);
        }
        double hold = subject.Hold?.NetReturn ?? bucket.Agent.HoldReturn;
        XElement figure = Figure.Of(
            "Net return by seed", new SeedChart(bucket.Seeds, bucket.SeedSummary, hold).Draw, null,
            "Filled dot: this run; open dots: further seeds; box: middle half; bar: median; dashed: holding. Dots " +
                "are moved up or down only to be seen.",
            subject.Conditions, Figure.HalfWidth);
        return new Part("seeds", "Other seeds",
        [
            Markup.Element("div", Markup.Class("pair"), figure, table.Box()), Part.Paragraph(Summary(bucket)),
        ]);
    }

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
                    Written.Number(fold.Sharpe),
                Written.Percent(fold.MaximumDrawdown), Written.Count(fold.Trades), Written.Range(fold.Training),
                    Written.Range(fold.Validation));
        }
        XElement legend = Figure.Legend(
            (subject.Bucket.Agent.Policy, Figure.Mark(Markup.Element("circle", Markup.Class("mark0"),
                Markup.Attribute("r", 4)))),
            ("hold", Figure.Mark(Markup.Element("rect", Markup.Class("mark2"), Markup.Attribute("x", -4),
                Markup.Attribute("y", -4),
                Markup.Attribute("width", 8), Markup.Attribute("height", 8)))));
        int won = folds.Count(f => f.NetReturn > 0), better = folds.Count(f => f.NetReturn > f.HoldReturn);
        return new Part("folds", "Walk-forward",
        [
            Figure.Of(
                "Net return by fold", new FoldChart(folds).Draw, legend,
                $"It gained in {won} of {folds.Count} folds and beat holding in {better}.",
                $"{Written.Date(folds[0].Test.FromMs)} to {Written.Date(folds[^1].Test.ToMs)}; {subject.Costs}."),
            table.Box(),
        ]);
    }

    private static string Summary(BucketEvaluation bucket)
    {
        string summary = bucket.SeedSummary is { } s
            ? $"Median of {s.Count} seeds {Written.Gain(s.Median)}, middle half {Written.Gain(s.LowerQuartile)} … " +
                $"{Written.Gain(s.UpperQuartile)}; " +
              $"interquartile mean {Written.Gain(s.InterquartileMean)}, 95\u00A0% interval " +
                  $"{Written.Gain(s.Interval.Low)} … {Written.Gain(s.Interval.High)}. "
            : "";
        string overfitting = bucket.Overfitting is { } p
            ? $"Probability of backtest overfitting over the seeds: {Written.Percent(p, "0")} (50\u00A0% is what " +
                $"noise gives). "
            : "";
        return summary + overfitting + "Seeds differ in chance alone, on the same candles: they show how lucky a " +
            "training was, not how lucky the period.";
    }
}
