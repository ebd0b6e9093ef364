using BtcAi.Experiments.Store;

namespace BtcAi.Dashboard.Live;

/// <summary>Means over a block of 50 updates.</summary>
/// <param name="First">Its first update, counted from 1.</param>
/// <param name="Means">By series; null where nothing was measured.</param>
public sealed record BlockRow(int First, int Last, IReadOnlyList<double?> Means)
{
    public const int Size = 50;

    /// <summary>The last blocks, newest last.</summary>
    public static IReadOnlyList<BlockRow> Of(TrainingCurves curves, IReadOnlyList<string> names, int most = 5)
    {
        int last = curves.LastUpdate;
        if (last == 0) return [];
        int blocks = Math.Min(most, (last + Size - 1) / Size), first = ((last - 1) / Size - blocks + 1) * Size + 1;
        IReadOnlyList<SeriesPoint>[] series = [.. names.Select(name => curves.From(first, name))];
        return
        [
            .. Enumerable.Range(0, blocks).Select(block => first + block * Size).Select(from => new BlockRow(
                from, Math.Min(from + Size - 1, last), [.. series.Select(points => Mean(points, from, from + Size))])),
        ];
    }

    private static double? Mean(IReadOnlyList<SeriesPoint> points, int from, int to)
    {
        float[] within = [.. points.Where(p => p.Update >= from && p.Update < to && float.IsFinite(p.Amount)).Select(p => p.Amount)];
        return within.Length > 0 ? within.Average() : null;
    }
}
