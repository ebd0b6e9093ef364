using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;

namespace BtcAi.Experiments.Html;

/// <summary>Growth of one unit of money on one or more paths beside holding, on a logarithmic axis.</summary>
internal sealed class PathChart(IReadOnlyList<DailyCurve> paths, DailyCurve hold, IReadOnlyList<DailyBand> band, DateOnly firstDay)
{
    private int Days => hold.Values.Count - 1;

    /// <summary>Stroke of an agents' curve.</summary>
    public string Kind => paths.Count > 1 ? "s s0 thin" : "s s0";

    public XElement Draw(int width)
    {
        bool narrow = Figure.IsNarrow(width);
        int most = narrow ? 200 : 600;
        var y = Axis.Logarithmic(
            paths.Append(hold).SelectMany(c => c.Values).Concat(band.SelectMany(b => new[] { b.Low, b.High })), 6, v => "×" + Written.Number(v, "0.###"));
        var plot = new Plot(
            width, narrow ? 240 : 300, Axis.Dates(firstDay, Days, narrow ? 4 : 10), y, new Margins(52, narrow ? 8 : 20, 10, 24), "Growth out of sample", Description());
        if (band.Count > 0)
            plot.Area("band", [.. band.Select(b => b.Low)], [.. band.Select(b => b.High)], most / 2, paths[0].Values.Count - band.Count);
        plot.GridY().GridX().Line("one", plot.X(0), plot.Y(1), plot.X(Days), plot.Y(1)).Curve("s s2", hold.Values, most);
        foreach (DailyCurve path in paths) plot.Curve(Kind, path.Values, most / Math.Min(4, paths.Count));
        return plot.Svg;
    }

    private string Description() =>
        string.Join("; ", paths.Append(hold).Select(c => $"{c.Name} ends at ×{Written.Number(c.Values[^1])}")) + ".";
}
