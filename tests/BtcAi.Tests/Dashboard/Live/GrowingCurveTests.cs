using BtcAi.Dashboard.Live;
using BtcAi.Experiments.Store;
using CsCheck;

namespace BtcAi.Tests.Dashboard.Live;

public sealed class GrowingCurveTests
{
    private static readonly Gen<float[]> Amounts = Gen.Float[-1e6f, 1e6f].Array[1, 5000];

    [Fact]
    public void Whatever_comes_few_points_are_kept_in_order_with_the_extremes_and_the_newest() => Amounts.Sample(amounts =>
    {
        GrowingCurve curve = Grown(amounts);
        IReadOnlyList<SeriesPoint> points = curve.Points;
        Assert.InRange(points.Count, 1, 100);
        Assert.Equal(points.OrderBy(p => p.Update), points);
        Assert.Equal((amounts.Min(), amounts.Max()), (points.Min(p => p.Amount), points.Max(p => p.Amount)));
        Assert.All(points, point => Assert.Equal(amounts[point.Update - 1], point.Amount));
        Assert.Equal(new SeriesPoint(amounts.Length, amounts[^1]), curve.Newest);
    }, iter: 300);

    [Fact]
    public void A_short_curve_is_shown_as_it_is()
    {
        float[] amounts = [3, 1, 4, 1, 5, 9, 2, 6];
        Assert.Equal(amounts, Grown(amounts).Points.Select(p => p.Amount));
    }

    [Fact]
    public void What_was_not_known_hides_nothing_beside_it()
    {
        float[] amounts = [.. Enumerable.Range(0, 1000).Select(i => i % 3 == 1 ? i : float.NaN)];
        IReadOnlyList<SeriesPoint> points = Grown(amounts).Points;
        Assert.Equal((1, 997), (points.Where(p => float.IsFinite(p.Amount)).Min(p => p.Amount), points.Where(p => float.IsFinite(p.Amount)).Max(p => p.Amount)));
        Assert.True(points.Count(p => float.IsFinite(p.Amount)) > points.Count / 2);
    }

    private static GrowingCurve Grown(float[] amounts)
    {
        var curve = new GrowingCurve(100);
        for (int i = 0; i < amounts.Length; i++) curve.Add(new SeriesPoint(i + 1, amounts[i]));
        return curve;
    }
}
