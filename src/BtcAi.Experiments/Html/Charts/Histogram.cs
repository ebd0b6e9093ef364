using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>
/// A resampled distribution, small enough for a table's cell: the interval shaded darker, zero and estimate as lines.
/// </summary>
internal static class Histogram
{
    private const int Width = 200, Height = 40, Foot = 34;

    public static XElement Of(string name, MeasureRow row, Func<double?, string> write)
    {
        var x = Axis.Fixed(row.From, row.To > row.From ? row.To : row.From + 1e-9, 2, _ => "");
        var plot = new Plot(
            Width, Height, x, Axis.Fixed(0, 1, 1, _ => ""), new Margins(0, 0, 2, Height - Foot),
                $"Bootstrap distribution of {name}",
            $"From {write(row.From)} to {write(row.To)}; 95 % between {write(row.Low)} and {write(row.High)}.");
        int most = Math.Max(1, row.Histogram.Max());
        double width = (double)Width / row.Histogram.Count, step = (row.To - row.From) / row.Histogram.Count;
        for (int k = 0; k < row.Histogram.Count; k++)
        {
            double middle = row.From + (k + 0.5) * step, height = (Foot - 4.0) * row.Histogram[k] / most;
            bool inside = middle >= (row.Low ?? double.NegativeInfinity)
                && middle <= (row.High ?? double.PositiveInfinity);
            if (height > 0) plot.Box(inside ? "in" : "out", k * width + 0.4, Foot - height, width - 0.8, height);
        }
        plot.Line("base", 0, Foot, Width, Foot);
        if (row.From < 0 && row.To > 0) plot.Line("zero", plot.X(0), 0, plot.X(0), Foot + 5);
        if (row.Estimate is { } e && e >= row.From && e <= row.To) plot.Line("estimate", plot.X(e), 0, plot.X(e), Foot);
        plot.Svg.Add(Class("sketch"));
        return plot.Svg;
    }
}
