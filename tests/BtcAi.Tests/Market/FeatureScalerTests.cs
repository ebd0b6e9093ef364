using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Tests.Market;

public sealed class FeatureScalerTests
{
    [Fact]
    public void Training_rows_come_out_with_no_mean_and_unit_deviation()
    {
        FeatureTable table = Table([float.NaN, 0], [1000, 3], [1002, 3], [1004, 3], [1006, 3], [9999, 4]);
        FeatureScaler scaler = FeatureScaler.Fit(table, new IndexRange(0, 5));
        Assert.Equal([1003, 3], scaler.Centre);
        Assert.Equal(Math.Sqrt(5), scaler.Spread[0], 1e-6);
        Assert.Equal(1, scaler.Spread[1]);
        scaler.ApplyInPlace(table);
        Assert.True(float.IsNaN(table.Row(0)[0]));
        Assert.Equal(-3 / Math.Sqrt(5), table.Row(1)[0], 1e-6);
        Assert.Equal(0, table.Row(1)[1]);
        Assert.Equal(5, table.Row(5)[0]);
        Assert.Equal(1, table.Row(5)[1]);
    }

    [Fact]
    public void Training_that_ends_in_the_warm_up_is_a_user_mistake()
    {
        FeatureTable table = Table([float.NaN, 0], [1, 2]);
        var mistake = Assert.Throws<UserMistakeException>(() => FeatureScaler.Fit(table, new IndexRange(0, 1)));
        Assert.Contains("warm up", mistake.Message);
    }

    private static FeatureTable Table(params float[][] rows)
    {
        var table = new FeatureTable(["a", "b"], rows.Length, 1, "");
        for (int i = 0; i < rows.Length; i++) rows[i].CopyTo(table.Values, i * 2);
        return table;
    }
}
