using BtcAi.Market;

namespace BtcAi.Experiments.Audits;

/// <summary>
/// How much each feature knows of the return that follows it: the larger of |Pearson| and |Spearman| correlation with the
/// return from the fill after a decision to the fill after the next, over decisions that do not overlap.
/// </summary>
internal sealed class InformationCoefficients
{
    /// <summary>A feature that knows more than this is taken for a leak.</summary>
    public const double Suspicious = 0.2;

    /// <summary>With few decisions chance alone goes further: four of its deviations.</summary>
    private const double ChanceDeviations = 4;

    private readonly FeatureTable _table;
    private readonly int[] _rows;
    private readonly double[] _returns, _returnRanks;

    public InformationCoefficients(CandleSeries candles, FeatureTable table, int stride, int mostDecisions)
    {
        _table = table;
        int first = table.WarmUp, end = candles.Count - stride - 1, decisions = Math.Max(0, end - first) / stride;
        int step = stride * Math.Max(1, (decisions + mostDecisions - 1) / mostDecisions);
        _rows = [.. Enumerable.Range(0, Math.Max(0, end - first + step - 1) / step).Select(i => first + i * step)];
        _returns = [.. _rows.Select(t => NextReturn(candles, t, stride))];
        _returnRanks = Ranks(_returns);
    }

    public int Decisions => _rows.Length;

    public double Threshold => Math.Max(Suspicious, ChanceDeviations / Math.Sqrt(Math.Max(1, Decisions)));

    /// <summary>From the fill of an order given at the close of t to the fill of the next decision's.</summary>
    public static double NextReturn(CandleSeries candles, int t, int stride) => Math.Log(candles.Open[t + 1 + stride] / candles.Open[t + 1]);

    public (double Pearson, double Spearman) Of(int feature)
    {
        double[] values = [.. _rows.Select(t => (double)_table.Row(t)[feature])];
        return (Correlation(values, _returns), Correlation(Ranks(values), _returnRanks));
    }

    /// <summary>0-based ranks; equals share the mean of theirs.</summary>
    private static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        double[] sorted = [.. values], ranks = new double[values.Length];
        Array.Sort(sorted, order);
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && sorted[to] == sorted[from];) to++;
            for (int i = from; i < to; i++) ranks[order[i]] = (from + to - 1) / 2.0;
        }
        return ranks;
    }

    private static double Correlation(double[] x, double[] y)
    {
        if (x.Length < 2) return 0;
        double mx = x.Average(), my = y.Average(), xy = 0, xx = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double a = x[i] - mx, b = y[i] - my;
            (xy, xx, yy) = (xy + a * b, xx + a * a, yy + b * b);
        }
        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
    }
}
