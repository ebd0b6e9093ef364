using System.Xml.Linq;

namespace BtcAi.Experiments.Html;

/// <summary>Share of equity in the instrument at the days' ends; long above the middle line, short below.</summary>
internal sealed class ExposureChart(IReadOnlyList<double> exposures, DateOnly firstDay, int days)
{
    public XElement Draw(int width)
    {
        bool narrow = Figure.IsNarrow(width);
        double most = Math.Max(1, exposures.Max()), least = Math.Min(0, exposures.Min());
        var plot = new Plot(
            width, 110, Axis.Dates(firstDay, days, narrow ? 4 : 10), Axis.Fixed(least, most, 3, v => Written.Percent(v, "0")),
            new Margins(52, narrow ? 8 : 118, 8, 24), "Exposure", $"Between {Written.Percent(least, "0")} and {Written.Percent(most, "0")} of equity.");
        plot.GridY().GridX();
        double offset = days + 1 - exposures.Count;
        plot.Area("held", new double[exposures.Count], exposures, narrow ? 240 : 700, offset);
        return plot.Line("base", plot.X(0), plot.Y(0), plot.X(days), plot.Y(0)).Svg;
    }
}
