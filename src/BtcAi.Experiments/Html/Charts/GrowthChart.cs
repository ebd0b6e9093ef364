using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;

namespace BtcAi.Experiments.Html;

/// <summary>Growth of one unit of money, agent and baselines, on a logarithmic axis.</summary>
internal sealed class GrowthChart(IReadOnlyList<DailyCurve> curves, IReadOnlyList<DailyBand> band, DateOnly firstDay)
{
    private const int Wide = 800, Narrow = 300, LabelHeight = 14;

    private int Days => curves[0].Values.Count - 1;

    /// <summary>Stroke of the curve at a place in the list; the agent is first.</summary>
    public static string Kind(int curve) => $"s s{(curve == 0 ? 0 : (curve - 1) % 7 + 1)}";

    public XElement Draw(int width)
    {
        bool narrow = Figure.IsNarrow(width);
        IEnumerable<double> inBand = band.SelectMany(b => new[] { b.Low, b.High });
        var y = Axis.Logarithmic(curves.SelectMany(c => c.Values).Concat(inBand), 7, v => "×" + Written.Number(v,
            "0.###"));
        var plot = new Plot(
            width, narrow ? 260 : 360, Axis.Dates(firstDay, Days, narrow ? 4 : 10), y, new Margins(52,
                narrow ? 8 : 118, 10, 24),
            "Growth of the agent and its baselines", Description());
        if (band.Count > 0)
        {
            int most = narrow ? 150 : 400;
            plot.Area("band", [.. band.Select(b => b.Low)], [.. band.Select(b => b.High)], most,
                curves[0].Values.Count - band.Count);
        }
        plot.GridY().GridX().Line("one", plot.X(0), plot.Y(1), plot.X(Days), plot.Y(1));
        for (int k = curves.Count - 1; k >= 0; k--)
            plot.Curve(Kind(k), curves[k].Values, (narrow ? Narrow : Wide) / (k > 1 ? 2 : 1));
        if (!narrow) Label(plot);
        return plot.Svg;
    }

    /// <summary>Names at the curves' ends, pushed apart where they would cover each other.</summary>
    private void Label(Plot plot)
    {
        var order = curves.Select((c, k) => (Curve: k,
            At: plot.Y(c.Values[^1]))).OrderBy(l => l.At).ThenBy(l => l.Curve).ToArray();
        double lowest = plot.Height + 6;
        for (int i = 0; i < order.Length; i++)
            order[i].At = Math.Max(order[i].At, i == 0 ? 14 : order[i - 1].At + LabelHeight);
        for (int i = order.Length - 1; i >= 0; i--)
            order[i].At = Math.Min(order[i].At, i == order.Length - 1 ? lowest : order[i + 1].At - LabelHeight);
        foreach ((int curve, double at) in order)
        {
            double end = plot.X(Days), from = plot.Y(curves[curve].Values[^1]);
            plot.Line($"lead s{(curve == 0 ? 0 : (curve - 1) % 7 + 1)}", end, from, end + 8, at);
            plot.Text(end + 11, at + 4, "start", Figure.Short(curves[curve].Name), curve == 0 ? "strong" : "");
        }
    }

    private string Description() => string.Join(
        "; ", curves.Select(c => $"{c.Name} ends at ×{Written.Number(c.Values[^1])}")) +
        (band.Count > 0 ? $"; 95 % of resampled agents end between ×{Written.Number(band[^1].Low)} and " +
            $"×{Written.Number(band[^1].High)}." : ".");
}
