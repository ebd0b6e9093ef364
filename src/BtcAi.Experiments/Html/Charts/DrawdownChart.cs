using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;

namespace BtcAi.Experiments.Html;

/// <summary>How far the agent and holding stood below their highest point so far.</summary>
/// <param name="hold">Null where it is not among the baselines.</param>
internal sealed class DrawdownChart(DailyCurve agent, DailyCurve? hold, DateOnly firstDay)
{
    /// <summary>0 at a peak, below it otherwise.</summary>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> equity)
    {
        double[] falls = new double[equity.Count];
        double peak = double.NegativeInfinity;
        for (int i = 0; i < falls.Length; i++)
        {
            peak = Math.Max(peak, equity[i]);
            falls[i] = peak > 0 ? equity[i] / peak - 1 : 0;
        }
        return falls;
    }

    public XElement Draw(int width)
    {
        bool narrow = Figure.IsNarrow(width);
        int most = narrow ? 240 : 700;
        IReadOnlyList<double> own = Of(agent.Values), holding = hold is null ? [] : Of(hold.Values);
        double deepest = Math.Min(-0.01, Math.Min(own.Min(), holding.Count > 0 ? holding.Min() : 0));
        var plot = new Plot(
            width, 170, Axis.Dates(firstDay, own.Count - 1, narrow ? 4 : 10), Axis.Fixed(deepest * 1.05, 0, 5,
                v => Written.Percent(v, "0.#")),
            new Margins(52, narrow ? 8 : 118, 8, 24), "Drawdown of the agent and of holding",
            $"The agent fell at most {Written.Percent(-own.Min())} below a peak" +
            (hold is null ? "." : $", holding {Written.Percent(-holding.Min())}."));
        plot.GridY().GridX().Area("fall", own, new double[own.Count], most);
        if (hold is not null) plot.Curve("s s2", holding, most);
        return plot.Curve("s s0 thin", own, most).Svg;
    }
}
