using BtcAi.Dashboard.Charts;
using BtcAi.Experiments.Store;

namespace BtcAi.Dashboard.Live;

/// <summary>
/// The series of one bucket's training, thinned for a screen. What was read once is kept, so that a beat costs
/// what is new, not the whole training again.
/// </summary>
public sealed class TrainingCurves
{
    /// <summary>Values that a chart receives of each series.</summary>
    public const int Most = 600;

    private readonly SeriesTable _table;
    private readonly Dictionary<string, (GrowingCurve Curve, int Read)> _curves = [];

    public TrainingCurves(SeriesTable table, string run, string bucket)
    {
        (_table, Run, Bucket) = (table, run, bucket);
        Refresh();
    }

    public string Run { get; }

    public string Bucket { get; }

    /// <summary>The newest update that <see cref="Refresh"/> found; 0 before the first.</summary>
    public int LastUpdate { get; private set; }

    /// <summary>Looks for what a training has added since.</summary>
    public void Refresh()
    {
        int last = _table.LastUpdate(Run, Bucket);
        // A resumed training writes its last updates again.
        if (last < LastUpdate) _curves.Clear();
        LastUpdate = last;
    }

    /// <summary>Everything measured under a name from an update on, in order.</summary>
    public IReadOnlyList<SeriesPoint> From(int update, string name) => _table.Points(Run, Bucket, name, update, LastUpdate);

    /// <summary>One series as a line.</summary>
    /// <param name="smoothing">Share of the past in an exponential mean, 0 … 0.99; 0 shows what was measured.</param>
    public Line Line(string name, string title, double smoothing = 0) => new(title, Smooth(Curve(name).Extremes, smoothing));

    /// <summary>One series as means over stretches: series that are measured together can be stacked upon each other.</summary>
    public Line Mean(string name, string title, double smoothing = 0) => new(title, Smooth(Curve(name).Means, smoothing));

    /// <summary>Two series that are measured together, one over the other, such as decisions over seconds.</summary>
    public Line Ratio(string above, string below, string title, double smoothing) =>
        new(title, Smooth(Curve($"{above}/{below}", from => Divided(above, below, from)).Extremes, smoothing));

    /// <summary>The newest value; null before the first.</summary>
    public double? Latest(string name) =>
        Curve(name).Newest is { Amount: var newest } && float.IsFinite(newest) ? newest : null;

    /// <summary>What was measured at one update; null when nothing was.</summary>
    public double? At(int update, string name) =>
        _table.Points(Run, Bucket, name, update, update) is [{ Amount: var amount }] && float.IsFinite(amount) ? amount : null;

    private GrowingCurve Curve(string name) => Curve(name, from => From(from, name));

    private GrowingCurve Curve(string name, Func<int, IEnumerable<SeriesPoint>> read)
    {
        if (!_curves.TryGetValue(name, out (GrowingCurve Curve, int Read) known)) known = (new GrowingCurve(Most), 0);
        if (known.Read == LastUpdate) return known.Curve;
        foreach (SeriesPoint point in read(known.Read + 1)) known.Curve.Add(point);
        _curves[name] = (known.Curve, LastUpdate);
        return known.Curve;
    }

    // Not thinned alike, so divided before they are.
    private IEnumerable<SeriesPoint> Divided(string above, string below, int from) =>
        From(from, above).Zip(From(from, below), (a, b) => new SeriesPoint(a.Update, a.Amount / b.Amount));

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
