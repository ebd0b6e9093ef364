using BtcAi.Dashboard.Charts;
using BtcAi.Experiments.Store;

namespace BtcAi.Dashboard.Live;

/// <summary>The series of one bucket's training, thinned for a screen.</summary>
public sealed class TrainingCurves(SeriesTable table, string run, string bucket)
{
    /// <summary>Values that a chart receives of each series.</summary>
    public const int Most = 600;

    /// <summary>One series as a line.</summary>
    /// <param name="smoothing">Share of the past in an exponential mean, 0 … 0.99; 0 shows what was measured.</param>
    public Line Line(string name, string title, double smoothing = 0, bool dashed = false) =>
        new(title, Smooth(table.Thinned(run, bucket, name, Most), smoothing), dashed);

    /// <summary>Two series, one over the other, such as decisions over seconds.</summary>
    public Line Ratio(string above, string below, string title, double smoothing)
    {
        // Not thinned alike, so divided before they are.
        IReadOnlyList<SeriesPoint> a = table.Points(run, bucket, above), b = table.Points(run, bucket, below);
        int count = Math.Min(a.Count, b.Count), step = Math.Max(1, count / Most);
        var ratios = new List<SeriesPoint>(Most);
        for (int i = 0; i < count; i += step) ratios.Add(new SeriesPoint(a[i].Update, a[i].Amount / b[i].Amount));
        return new Line(title, Smooth(ratios, smoothing));
    }

    /// <summary>The newest value; null before the first.</summary>
    public double? Latest(string name)
    {
        int last = table.LastUpdate(run, bucket);
        IReadOnlyList<SeriesPoint> tail = table.Points(run, bucket, name, Math.Max(1, last - 200));
        return tail.Count > 0 && float.IsFinite(tail[^1].Amount) ? tail[^1].Amount : null;
    }

    public int LastUpdate => table.LastUpdate(run, bucket);

    private static double?[][] Smooth(IReadOnlyList<SeriesPoint> points, double smoothing)
    {
        double? mean = null;
        double?[][] smooth = new double?[points.Count][];
        for (int i = 0; i < points.Count; i++)
        {
            float amount = points[i].Amount;
            if (float.IsFinite(amount)) mean = mean is { } past ? smoothing * past + (1 - smoothing) * amount : amount;
            smooth[i] = [points[i].Update, float.IsFinite(amount) ? mean : null];
        }
        return smooth;
    }
}
