using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Html;

/// <summary>Net returns of the seeds as dots over their middle half and median; the run's own dot is filled.</summary>
internal sealed class SeedChart(IReadOnlyList<SeedRow> seeds, SeedSummary? summary, double hold)
{
    public XElement Draw(int width)
    {
        var x = Axis.Linear(seeds.Select(s => s.NetReturn).Append(0).Append(hold), Figure.IsNarrow(width) ? 4 : 6,
            v => Written.Gain(v, "0.#"));
        var plot = new Plot(
            width, 120, x, Axis.Fixed(0, 1, 1, _ => ""), new Margins(20, 20, 24, 26), "Net return of every seed",
            string.Join("; ", seeds.Select(s => $"seed {s.Seed}: {Written.Gain(s.NetReturn)}")) + ".");
        plot.GridX().Line("one", plot.X(0), plot.Y(0), plot.X(0), plot.Y(1));
        if (summary is { } s)
        {
            plot.Box("quartiles", plot.X(s.LowerQuartile), plot.Y(0.8),
                plot.X(s.UpperQuartile) - plot.X(s.LowerQuartile), plot.Height * 0.6);
            plot.Line("median", plot.X(s.Median), plot.Y(0.88), plot.X(s.Median), plot.Y(0.12));
        }
        plot.Line("s s2", plot.X(hold), plot.Y(0), plot.X(hold), plot.Y(1));
        plot.Text(plot.X(hold), 16, plot.X(hold) > width / 2.0 ? "end" : "start", "hold");
        for (int k = seeds.Count - 1; k >= 0; k--)
            plot.Dot(k == 0 ? "mark0" : "mark0 open", plot.X(seeds[k].NetReturn),
                plot.Y(0.5 + (k % 3 - 1) * 0.16 * (k == 0 ? 0 : 1)), k == 0 ? 5.5 : 4.5);
        return plot.Svg;
    }
}
