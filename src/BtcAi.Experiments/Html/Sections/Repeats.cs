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
        double hold = bucket.Holding;
        XElement figure = Figure.Of(
            "Net return by seed", new SeedChart(bucket.Seeds, bucket.SeedSummary, hold).Draw, null,
            "Filled dot: this run; open dots: further seeds; box: middle half; bar: median; dashed: holding. Dots " +
                "are moved up or down only to be seen.",
            subject.Conditions, Figure.HalfWidth);
        return new Part("seeds", "Other seeds",
        [
            Markup.Element("div", Markup.Class("pair"), figure, table.Box()), Part.Paragraph(Summaries.Seeds(bucket)),
        ]);
    }
}
