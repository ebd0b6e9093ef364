using BtcAi.Experiments.Store;

namespace BtcAi.Dashboard.Live;

/// <summary>
/// A series that grows while it is looked at, kept as few points that draw the same picture: of every stretch the
/// smallest and the largest. When there are too many stretches, neighbours become one, so a new point costs the
/// same after a million as at the first.
/// </summary>
/// <param name="most">Points at most, 4 or more.</param>
public sealed class GrowingCurve(int most)
{
    private readonly List<(SeriesPoint Low, SeriesPoint High)> _stretches = [];
    private int _length = 1, _inLast = 1;

    /// <summary>The newest point; null before the first.</summary>
    public SeriesPoint? Newest { get; private set; }

    /// <summary>In order of updates.</summary>
    public IReadOnlyList<SeriesPoint> Points
    {
        get
        {
            var points = new List<SeriesPoint>(2 * _stretches.Count);
            foreach ((SeriesPoint low, SeriesPoint high) in _stretches)
            {
                points.Add(low.Update < high.Update ? low : high);
                if (low.Update != high.Update) points.Add(low.Update < high.Update ? high : low);
            }
            return points;
        }
    }

    public void Add(SeriesPoint point)
    {
        Newest = point;
        if (_inLast < _length)
        {
            _stretches[^1] = Join(_stretches[^1], (point, point));
            _inLast++;
            return;
        }
        if (_stretches.Count == most / 2) Halve();
        _stretches.Add((point, point));
        _inLast = 1;
    }

    private void Halve()
    {
        int pairs = _stretches.Count / 2;
        for (int i = 0; i < pairs; i++) _stretches[i] = Join(_stretches[2 * i], _stretches[2 * i + 1]);
        _stretches.RemoveRange(pairs, pairs);
        _length *= 2;
    }

    private static (SeriesPoint, SeriesPoint) Join((SeriesPoint Low, SeriesPoint High) a, (SeriesPoint Low, SeriesPoint High) b) => (
        b.Low.Amount < a.Low.Amount || float.IsNaN(a.Low.Amount) ? b.Low : a.Low,
        b.High.Amount > a.High.Amount || float.IsNaN(a.High.Amount) ? b.High : a.High);
}
