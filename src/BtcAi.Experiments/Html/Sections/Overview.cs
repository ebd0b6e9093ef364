using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Runs;
using BtcAi.Simulation.Statistics;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>All buckets at a glance.</summary>
internal static class Overview
{
    public static XElement Of(IReadOnlyList<Subject> subjects, HoldOutOpenings? openings)
    {
        var table = new Table(
            "Verdicts", subjects.Count > 0 ? $"Out of sample, after costs: {subjects[0].Costs}." : "",
            ["Bucket", "Verdict", "Judged on", "Net return, 95 %", "Holding", "Sharpe, 95 %", "Drawdown", "Trades",
                "Trials"], textColumns: 3);
        foreach (Subject subject in subjects)
        {
            BucketEvaluation bucket = subject.Bucket;
            table.Row(
                Element("a", Attribute("href", "#" + subject.Id), $"{bucket.Bucket}"),
                    VerdictBox.Light(bucket.Verdict.Light), subject.Period,
                Sure(bucket, HeadlineMeasure.TotalReturn, Written.Gain(bucket.Agent.NetReturn)),
                Written.Gain(bucket.Holding),
                Sure(bucket, HeadlineMeasure.Sharpe, Written.Number(bucket.Agent.Sharpe)),
                    Written.Percent(bucket.Agent.MaximumDrawdown), Written.Count(bucket.Agent.Trades),
                Written.Count(bucket.Trials.Trials));
        }
        return Element("section", Attribute("id", "overview"), Element("h2", "At a glance"), table.Box(),
            openings is null ? null : Element("p", Class("opened"), openings.Sentence));
    }

    private static XElement Sure(BucketEvaluation bucket, HeadlineMeasure measure, string estimate)
    {
        MeasureRow? row = bucket.Measures.FirstOrDefault(m => m.Measure == measure);
        string interval = row is null ? Written.None : Written.Interval(Measure.Write(measure, row.Low),
            Measure.Write(measure, row.High));
        return Element("td", Element("b", estimate), interval == Written.None ? null : Element("small", interval));
    }
}
