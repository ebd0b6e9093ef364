namespace BtcAi.Experiments.Html;

/// <summary>Fewer points of a long curve, without losing its peaks and falls.</summary>
internal static class Thinned
{
    /// <summary>Index and value: of each stretch its lowest and highest in their order; first and last stay.</summary>
    public static IReadOnlyList<(double X, double Y)> Of(IReadOnlyList<double> values, int most)
    {
        if (values.Count <= most) return [.. values.Select((v, i) => ((double)i, v))];
        int stretches = Math.Max(1, (most - 2) / 2), inner = values.Count - 2;
        var points = new List<(double X, double Y)>(most) { (0, values[0]) };
        for (int k = 0; k < stretches; k++)
        {
            int from = 1 + (int)((long)k * inner / stretches), to = 1 + (int)((long)(k + 1) * inner / stretches);
            int low = from, high = from;
            for (int i = from; i < to; i++)
            {
                if (values[i] < values[low]) low = i;
                if (values[i] > values[high]) high = i;
            }
            points.Add((Math.Min(low, high), values[Math.Min(low, high)]));
            if (low != high) points.Add((Math.Max(low, high), values[Math.Max(low, high)]));
        }
        points.Add((values.Count - 1, values[^1]));
        return points;
    }
}
