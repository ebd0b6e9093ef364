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
        IReadOnlyList<SeriesPoint> points = curve.Extremes;
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
        Assert.Equal(amounts, Grown(amounts).Extremes.Select(p => p.Amount));
    }

    [Fact]
    public void What_was_not_known_hides_nothing_beside_it()
    {
        float[] amounts = [.. Enumerable.Range(0, 1000).Select(i => i % 3 == 1 ? i : float.NaN)];
        IReadOnlyList<SeriesPoint> points = Grown(amounts).Extremes;
        Assert.Equal((1, 997), (points.Where(p => float.IsFinite(p.Amount)).Min(p => p.Amount), points.Where(p => float.IsFinite(p.Amount)).Max(p => p.Amount)));
        Assert.True(points.Count(p => float.IsFinite(p.Amount)) > points.Count / 2);
    }

    [Fact]
    public void Means_of_series_that_are_measured_together_stand_at_the_same_places() => Amounts.Sample(amounts =>
    {
        IReadOnlyList<SeriesPoint> means = Grown(amounts).Means, twice = Grown([.. amounts.Select(a => 2 * a)]).Means;
        Assert.InRange(means.Count, 1, 50);
        Assert.Equal(means.Select(p => p.Update), twice.Select(p => p.Update));
        Assert.Equal(amounts.Length, means[^1].Update);
        // Stretches but the last are of one length: the whole mean is theirs.
        (int length, double sum) = (means[0].Update, 0);
        for (int i = 0; i < means.Count; i++) sum += means[i].Amount * (double)Math.Min(length, amounts.Length - i * length);
        double whole = amounts.Sum(a => (double)a);
        Assert.Equal(whole, sum, 1e-6 * amounts.Sum(a => Math.Abs((double)a)) + 1e-6);
    }, iter: 300);

    private static GrowingCurve Grown(float[] amounts)
    {
        var curve = new GrowingCurve(100);
        for (int i = 0; i < amounts.Length; i++) curve.Add(new SeriesPoint(i + 1, amounts[i]));
        return curve;
    }
}
