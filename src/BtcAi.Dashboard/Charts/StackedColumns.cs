namespace BtcAi.Dashboard.Charts;

/// <summary>The option of columns stacked upon each other, above zero and below, one stack per step.</summary>
public static class StackedColumns
{
    /// <param name="steps">Names of the stacks, in order.</param>
    /// <param name="parts">Each with one value per step.</param>
    public static object Of(IReadOnlyList<string> steps, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> parts, string format = "@number") => new
    {
        color = LineOptions.Colours,
        animation = false,
        grid = new { left = 8, right = 16, top = 34, bottom = 8, containLabel = true },
        legend = new { top = 0, type = "scroll", itemHeight = 8, icon = "roundRect" },
        tooltip = new { trigger = "axis", valueFormatter = format, confine = true },
        xAxis = new { type = "category", data = steps },
        yAxis = new { type = "value", axisLabel = new { formatter = format } },
        series = parts.Select(part => new { type = "bar", stack = "all", name = part.Name, data = part.Values, barMaxWidth = 48 }).ToArray(),
    };
}
