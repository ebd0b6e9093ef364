using BtcAi.Experiments.Store;

namespace BtcAi.Dashboard.Live;

/// <summary>
/// A series that grows while it is looked at, kept in few stretches: the smallest and the largest point of each draw
/// the same picture, their means what lies below the noise. When there are too many stretches, neighbours become one,
/// so a new point costs the same after a million as at the first.
/// </summary>
/// <param name="most">Points at most, 4 or more.</param>
public sealed class GrowingCurve(int most)
{
    private readonly List<Stretch> _stretches = [];
    private int _length = 1, _inLast = 1;

    /// <summary>The newest point; null before the first.</summary>
    public SeriesPoint? Newest { get; private set; }

    /// <summary>The smallest and the largest of every stretch, in order of updates.</summary>
    public IReadOnlyList<SeriesPoint> Extremes
    {
        get
        {
            var points = new List<SeriesPoint>(2 * _stretches.Count);
            foreach (Stretch s in _stretches)
            {
                points.Add(s.Low.Update < s.High.Update ? s.Low : s.High);
                if (s.Low.Update != s.High.Update) points.Add(s.Low.Update < s.High.Update ? s.High : s.Low);
            }
            return points;
        }
    }

    /// <summary>The mean of every stretch at its last update; series that are measured together have the same updates.</summary>
    public IReadOnlyList<SeriesPoint> Means => [.. _stretches.Select(s => new SeriesPoint(s.Last, s.Known == 0 ? float.NaN : (float)(s.Sum / s.Known)))];

    public void Add(SeriesPoint point)
    {
        Newest = point;
        bool known = float.IsFinite(point.Amount);
        var alone = new Stretch(point, point, known ? point.Amount : 0, known ? 1 : 0, point.Update);
        if (_inLast < _length)
        {
            _stretches[^1] = _stretches[^1].With(alone);
            _inLast++;
            return;
        }
        if (_stretches.Count == most / 2) Halve();
        _stretches.Add(alone);
        _inLast = 1;
    }

    private void Halve()
    {
        int pairs = _stretches.Count / 2;
        for (int i = 0; i < pairs; i++) _stretches[i] = _stretches[2 * i].With(_stretches[2 * i + 1]);
        _stretches.RemoveRange(pairs, pairs);
        _length *= 2;
    }

    private readonly record struct Stretch(SeriesPoint Low, SeriesPoint High, double Sum, int Known, int Last)
    {
        public Stretch With(Stretch next) => new(
            next.Low.Amount < Low.Amount || float.IsNaN(Low.Amount) ? next.Low : Low,
            next.High.Amount > High.Amount || float.IsNaN(High.Amount) ? next.High : High,
            Sum + next.Sum, Known + next.Known, next.Last);
    }
}
