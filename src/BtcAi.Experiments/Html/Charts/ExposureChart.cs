using System.Text;
using System.Xml.Linq;

namespace BtcAi.Experiments.Html;

/// <summary>
/// Share of equity in the instrument at the days' ends, mean of a few days where there are many; long above
/// the middle line, short below.
/// </summary>
internal sealed class ExposureChart(IReadOnlyList<double> exposures, DateOnly firstDay, int days)
{
    public XElement Draw(int width)
    {
        bool narrow = Figure.IsNarrow(width);
        double most = Math.Max(1, exposures.Max()), least = Math.Min(0, exposures.Min());
        var plot = new Plot(
            width, 110, Axis.Dates(firstDay, days, narrow ? 4 : 10), Axis.Fixed(least, most, 3, v => Written.Percent(v,
                "0")),
            new Margins(52, narrow ? 8 : 118, 8, 24), "Exposure", $"Between {Written.Percent(least, "0")} and " +
                $"{Written.Percent(most, "0")} of equity.");
        plot.GridY().GridX();
        plot.Path("held", Steps(plot, Math.Min(exposures.Count, narrow ? 80 : 240)));
        return plot.Line("base", plot.X(0), plot.Y(0), plot.X(days), plot.Y(0)).Svg;
    }

    /// <summary>Means of so many stretches as columns, outlined together.</summary>
    private string Steps(Plot plot, int stretches)
    {
        double offset = days + 1 - exposures.Count;
        var path = new StringBuilder($"M{Plot.Coordinate(plot.X(Math.Max(0, offset - 1)))} " +
            $"{Plot.Coordinate(plot.Y(0))}");
        for (int k = 0; k < stretches; k++)
        {
            int from = (int)((long)k * exposures.Count / stretches),
                to = (int)((long)(k + 1) * exposures.Count / stretches);
            double mean = exposures.Skip(from).Take(to - from).Average();
            path.Append($"V{Plot.Coordinate(plot.Y(mean))}H{Plot.Coordinate(plot.X(offset + to - 1))}");
        }
        return path.Append($"V{Plot.Coordinate(plot.Y(0))}z").ToString();
    }
}
