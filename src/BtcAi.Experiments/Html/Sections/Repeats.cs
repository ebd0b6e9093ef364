using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;

namespace BtcAi.Experiments.Html;

/// <summary>The same training again with other seeds.</summary>
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
