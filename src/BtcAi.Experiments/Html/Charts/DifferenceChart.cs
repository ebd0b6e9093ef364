using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;

namespace BtcAi.Experiments.Html;

/// <summary>Agent less each baseline in one measure: a dot with its 95 % interval, filled if clear of 0.</summary>
/// <param name="write">An estimate.</param>
/// <param name="mark">A mark of the axis.</param>
internal sealed class DifferenceChart(string measure, IReadOnlyList<DifferenceRow> rows, Func<double?, string> write,
    Func<double, string> mark)
{
    private const int RowHeight = 26;

    public XElement Draw(int width)
    {
        bool narrow = Figure.IsNarrow(width);
        var x = Axis.Linear(rows.SelectMany(r => new[] { r.Estimate ?? 0, r.Low ?? 0, r.High ?? 0, 0 }),
            narrow ? 4 : 6, mark);
        var plot = new Plot(
            width, rows.Count * RowHeight + 32, x, Axis.Fixed(0, rows.Count, 1, _ => ""), new Margins(104, 14, 6, 26),
            $"{measure}: agent less baselines",
            string.Join("; ", rows.Select(r => $"{r.Baseline} {write(r.Estimate)} " +
                $"({Written.Interval(write(r.Low), write(r.High))})")) + ".");
        plot.GridX().Line("one", plot.X(0), plot.Y(0), plot.X(0), plot.Y(rows.Count));
        for (int k = 0; k < rows.Count; k++)
        {
            DifferenceRow row = rows[k];
            double y = plot.Y(rows.Count - k - 0.5);
            plot.Text(96, y + 4, "end", Figure.Short(row.Baseline));
            if (row.Low is { } low && row.High is { } high)
                plot.Line("whisker", plot.X(low), y, plot.X(high), y).Line("whisker", plot.X(low), y - 4, plot.X(low),
                    y + 4)
                    .Line("whisker", plot.X(high), y - 4, plot.X(high), y + 4);
            if (row.Estimate is { } e) plot.Dot(row.IsClear ? "mark0" : "mark0 open", plot.X(e), y, 4.5);
        }
        return plot.Svg;
    }
}
