using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;

namespace BtcAi.Experiments.Html;

/// <summary>Net return of agent and holding in every fold of a walk-forward.</summary>
internal sealed class FoldChart(IReadOnlyList<FoldRow> folds)
{
    public XElement Draw(int width)
    {
        var y = Axis.Linear(folds.SelectMany(f => new[] { f.NetReturn, f.HoldReturn, 0 }), 6, v => Written.Gain(v,
            "0.#"));
        var plot = new Plot(
            width, 230, Axis.Fixed(0, folds.Count, 1, _ => ""), y, new Margins(60, 12, 10, 40), "Net return by fold",
            string.Join("; ", folds.Select(f => $"fold {f.Fold}: {Written.Gain(f.NetReturn)}, holding " +
                $"{Written.Gain(f.HoldReturn)}")) + ".");
        plot.GridY().Line("one", plot.X(0), plot.Y(0), plot.X(folds.Count), plot.Y(0));
        for (int k = 0; k < folds.Count; k++)
        {
            double x = plot.X(k + 0.5), agent = plot.Y(folds[k].NetReturn), hold = plot.Y(folds[k].HoldReturn);
            plot.Line("whisker", x, agent, x, hold).Box("mark2", x - 4, hold - 4, 8, 8).Dot("mark0", x, agent, 5);
            plot.Text(x, 10 + plot.Height + 16, "middle", $"{folds[k].Fold}");
        }
        return plot.Text(plot.X(folds.Count / 2.0), 10 + plot.Height + 34, "middle", "fold, in order of time").Svg;
    }
}
