using System.Text.Json;
using BtcAi.Dashboard.Charts;

namespace BtcAi.Tests.Dashboard.Charts;

public sealed class LineOptionsTests
{
    private static JsonElement Of(int lines, string x) => JsonSerializer.SerializeToElement(LineOptions.Of(
        [.. Enumerable.Range(0, lines).Select(i => new Line($"line {i}", [[1, i], [2, i]]))], x));

    [Fact]
    public void Six_lines_differ_in_their_dashes_and_seven_in_dashes_and_colour_together()
    {
        string[] dashes = [.. Of(7, "update").GetProperty("series").EnumerateArray().Select(series => series.GetProperty("lineStyle").GetProperty("type").ToString())];
        Assert.Equal(6, dashes.Distinct().Count());
        Assert.Equal("solid", dashes[0]);
        Assert.Equal(7, dashes.Zip(LineOptions.Colours).Distinct().Count());
    }

    [Fact]
    public void Updates_are_whole_numbers_and_other_axes_may_be_finer()
    {
        Assert.Equal(1, Of(1, "update").GetProperty("xAxis").GetProperty("minInterval").GetInt32());
        Assert.Equal(0, Of(1, "drawdown").GetProperty("xAxis").GetProperty("minInterval").GetInt32());
    }

    [Fact]
    public void Several_lines_have_a_legend_that_names_each()
    {
        JsonElement legend = Of(3, "update").GetProperty("legend");
        Assert.True(legend.GetProperty("show").GetBoolean());
        Assert.Equal(["line 0", "line 1", "line 2"], legend.GetProperty("data").EnumerateArray().Select(name => name.GetString()));
        Assert.False(Of(1, "update").GetProperty("legend").GetProperty("show").GetBoolean());
    }
}
