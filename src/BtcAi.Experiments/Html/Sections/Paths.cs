using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using BtcAi.Simulation.Holdings;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>Day by day: growth, drawdown, price with trades, exposure.</summary>
internal static class Paths
{
    public static Part? Of(Subject subject)
    {
        BucketEvaluation bucket = subject.Bucket;
        if (bucket.Curves.Count == 0 || bucket.Curves[0].Values.Count < 2) return null;
        XElement?[] figures = [Growth(subject), Drawdown(subject), Price(subject), Exposure(subject)];
        return new Part("paths", "Day by day", [.. figures.OfType<XElement>()]);
    }

    private static XElement Growth(Subject subject)
    {
        BucketEvaluation bucket = subject.Bucket;
        var chart = new GrowthChart(bucket.Curves, bucket.Band, bucket.FirstDay);
        IEnumerable<(string, XElement)> legend =
            bucket.Curves.Select((c, k) => (c.Name, Figure.Stroke(GrowthChart.Kind(k))));
        if (bucket.Band.Count > 0)
            legend = legend.Append(("95 % of the agent's resampled paths, day by day", Figure.Block("band")));
        return Figure.Of(
            "Growth of 1, logarithmic", chart.Draw, Figure.Legend(legend), "Time-weighted, after costs, at the " +
                "days' ends (UTC).", subject.Conditions);
    }

    private static XElement Drawdown(Subject subject)
    {
        DailyCurve? hold = subject.Bucket.Curves.Skip(1).FirstOrDefault(c => c.Name == "hold");
        var chart = new DrawdownChart(subject.Bucket.Curves[0], hold, subject.Bucket.FirstDay);
        List<(string, XElement)> legend = [(subject.Bucket.Curves[0].Name, Figure.Block("fall"))];
        if (hold is not null) legend.Add((hold.Name, Figure.Stroke("s s2")));
        return Figure.Of(
            "Drawdown", chart.Draw, Figure.Legend(legend), "Below the highest point so far, at the days' ends; " +
                "within a day it was deeper.",
            subject.Conditions);
    }

    private static XElement? Price(Subject subject)
    {
        IReadOnlyList<Trade> trades = subject.Bucket.Trades;
        if (trades.Count == 0 || subject.Bucket.Prices.Count < 2) return null;
        var chart = new PriceChart(subject.Bucket.Prices, subject.Bucket.FirstDay, trades);
        List<(string, XElement)> legend = [("price", Figure.Stroke("s price"))];
        if (!chart.Marks(Figure.WholeWidth)) legend.Add(("entries", Figure.Block("count")));
        else
        {
            legend.Add(("bought", Mark("entry", PriceChart.Triangle(0, -4, 4.5, up: true))));
            if (trades.Any(t => t.Units < 0))
                legend.Add(("sold short", Mark("entry", PriceChart.Triangle(0, 4, 4.5, up: false))));
            legend.Add(("left with a profit", Mark("exit won", "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z")));
            legend.Add(("left with a loss", Mark("exit lost", "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z")));
        }
        string shown = chart.Marks(Figure.WholeWidth) ? "" : ", too many to mark one by one";
        return Figure.Of(
            "Price and trades, logarithmic", chart.Draw, Figure.Legend(legend),
            $"{Written.Count(trades.Count)} holdings{shown}. Price in the quote currency.", subject.Conditions);

        static XElement Mark(string kind, string path) =>
            Figure.Mark(Element("path", Class(kind), Attribute("d", path)));
    }

    private static XElement? Exposure(Subject subject)
    {
        BucketEvaluation bucket = subject.Bucket;
        if (bucket.Exposures.All(e => e == 0)) return null;
        var chart = new ExposureChart(bucket.Exposures, bucket.FirstDay, bucket.Curves[0].Values.Count - 1);
        return Figure.Of(
            "Exposure", chart.Draw, null,
            $"Share of equity in the instrument at the days' ends, several days as their mean where there are " +
                $"many; mean over all closes {Written.Percent(bucket.Agent.AverageExposure)}.",
            subject.Conditions);
    }
}
