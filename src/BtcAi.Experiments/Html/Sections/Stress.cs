using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;

namespace BtcAi.Experiments.Html;

/// <summary>What it takes to break the agent.</summary>
internal static class Stress
{
    public static Part? Of(Subject subject)
    {
        BucketEvaluation bucket = subject.Bucket;
        if (bucket.Stress.Count == 0) return null;
        (double Factor, double Agent, double Hold)[] points =
        [
            .. bucket.Stress.Where(s => s.CostFactor is not null).Select(s => (s.CostFactor!.Value, s.NetReturn,
                s.HoldReturn)).OrderBy(p => p.Item1),
        ];
        var content = new List<XElement>();
        if (points.Length > 1 && subject.Traded)
        {
            XElement legend = Figure.Legend((bucket.Agent.Policy, Figure.Stroke("s s0")), ("hold",
                Figure.Stroke("s s2")));
            content.Add(Figure.Of(
                "Cost stress", new StressChart(points).Draw, legend, $"The same agent at other costs; what it decides can change with them. " +
                    $"{BreakEven(bucket)}", subject.Conditions));
        }
        var table = new Table(
            "The same agent in other markets", subject.Conditions, ["Case", "Net return", "Price", "Sharpe",
                "Drawdown", "Turnover a year"]);
        foreach (StressRow row in bucket.Stress)
        {
            table.Row(
                row.Case, Written.Gain(row.NetReturn), Written.Gain(row.HoldReturn), Written.Number(row.Sharpe),
                    Written.Percent(row.MaximumDrawdown),
                Written.Number(row.TurnoverPerYear, "0.0"));
        }
        content.Add(table.Box());
        return new Part("stress", "Under stress", content);
    }

    private static string BreakEven(BucketEvaluation bucket) => bucket.BreakEvenFee switch
    {
        null => "It made no profit that a fee could take.",
        >= 0.1 => "Its profit outlasts a fee of 10\u00A0% of every fill.",
        { } fee => $"Its profit is gone at a flat fee of {Written.Percent(fee, "0.000")} of every fill.",
    };
}
