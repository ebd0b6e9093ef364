using BtcAi.Experiments.Evaluations;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>How sure the headline measures are.</summary>
internal static class Measures
{
    public static Part? Of(Subject subject)
    {
        if (subject.Bucket.Measures.Count == 0) return null;
        var table = new Table(
            "Agent's measures with their 95 % intervals", subject.Conditions, ["Measure", "Estimate", "95 % from",
                "95 % to", "Resampled distribution"]);
        foreach (MeasureRow row in subject.Bucket.Measures)
        {
            string name = Measure.Name(row.Measure);
            table.Row(
                name, Element("b", Write(row.Estimate)), Write(row.Low), Write(row.High),
                Element("td", Class("sketched"),
                    row.Histogram.Count > 0 && double.IsFinite(row.To - row.From) && row.Histogram.Max() > 0
                    ? new object[]
                    {
                        Histogram.Of(name, row, Write),
                        Element("div", Class("ends"), Element("span", Write(row.From)), Element("span", Write(row.To))),
                    }
                    : [Written.None]));

            string Write(double? value) => Measure.Write(row.Measure, value);
        }
        return new Part("measures", "How sure the figures are",
        [
            table.Box(),
            Part.Paragraph("Days resampled in blocks of a week on average. Filled columns between the ends of the interval hold 95 % of the " +
                "resamples, the line across is the estimate, " +
                "the dashed line zero. An interval that covers zero says that luck alone could have done it."),
        ]);
    }
}
