using System.Xml.Linq;

namespace BtcAi.Experiments.Html;

/// <summary>Net return of agent and holding against the factor on fee and slippage.</summary>
internal sealed class StressChart(IReadOnlyList<(double Factor, double Agent, double Hold)> points)
{
    public XElement Draw(int width)
    {
        var y = Axis.Linear(points.SelectMany(p => new[] { p.Agent, p.Hold, 0 }), 6, v => Written.Gain(v, "0.#"));
        var x = Axis.Fixed(points[0].Factor, points[^1].Factor, 5, v => "×" + Written.Number(v, "0.##"));
        var plot = new Plot(
            width, 240, x, y, new Margins(60, 16, 10, 40), "Net return against costs",
            string.Join("; ", points.Select(p => $"costs × {Written.Number(p.Factor, "0.##")}: " +
                $"{Written.Gain(p.Agent)}")) + ".");
        plot.GridY().GridX().Line("one", plot.X(points[0].Factor), plot.Y(0), plot.X(points[^1].Factor), plot.Y(0));
        plot.Path("s s2", Through(plot, points.Select(p => (p.Factor, p.Hold)))).Path("s s0", Through(plot,
            points.Select(p => (p.Factor, p.Agent))));
        foreach ((double factor, double agent, double hold) in points)
        {
            plot.Box("mark2", plot.X(factor) - 3, plot.Y(hold) - 3, 6, 6);
            plot.Dot("mark0", plot.X(factor), plot.Y(agent), 4);
        }
        return plot.Text(plot.X(points[0].Factor) + plot.Width / 2.0, 236, "middle",
            "fee and slippage, times what was assumed").Svg;
    }

    private static string Through(Plot plot, IEnumerable<(double X, double Y)> points) => "M" + string.Join(
        "L", points.Select(p => $"{Plot.Coordinate(plot.X(p.X))} {Plot.Coordinate(plot.Y(p.Y))}"));
}
