namespace BtcAi.Experiments.Store;

/// <summary>Fewer points for a picture that looks the same: of every stretch the smallest and the largest stay.</summary>
internal static class Thinning
{
    public static IReadOnlyList<SeriesPoint> Of(IReadOnlyList<SeriesPoint> points, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (points.Count <= most) return points;
        int stretches = most / 2;
        var kept = new List<SeriesPoint>(most);
        for (int s = 0; s < stretches; s++)
        {
            int from = (int)((long)points.Count * s / stretches), to = (int)((long)points.Count * (s + 1) / stretches);
            (int low, int high) = (from, from);
            for (int i = from; i < to; i++)
            {
                if (points[i].Amount < points[low].Amount || float.IsNaN(points[low].Amount)) low = i;
                if (points[i].Amount > points[high].Amount || float.IsNaN(points[high].Amount)) high = i;
            }
            kept.Add(points[Math.Min(low, high)]);
            if (low != high) kept.Add(points[Math.Max(low, high)]);
        }
        return kept;
    }
}
