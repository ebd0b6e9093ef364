namespace BtcAi.Dashboard.Charts;

/// <summary>The option of areas stacked upon each other.</summary>
public static class StackOptions
{
    public static object Of(IReadOnlyList<Line> areas, string x, string format = "@number") => new
    {
        color = LineOptions.Colours,
        animation = false,
        grid = new { left = 8, right = 16, top = 34, bottom = 8 + LineOptions.NameHeight, containLabel = true },
        legend = new { top = 0, type = "scroll", itemHeight = 8, icon = "roundRect" },
        tooltip = new { trigger = "axis", valueFormatter = format, confine = true },
        xAxis = new { type = "value", name = x, nameLocation = "middle", nameGap = 24, min = "dataMin", max = "dataMax" },
        yAxis = new { type = "value", axisLabel = new { formatter = format } },
        series = areas.Select(area => new
        {
            type = "line",
            stack = "all",
            name = area.Name,
            data = area.Points,
            showSymbol = false,
            areaStyle = new { opacity = 0.55 },
            lineStyle = new { width = 0.5 },
        }).ToArray(),
    };

    /// <summary>Bars stacked upon each other, gains upwards and losses downwards.</summary>
    public static object Bars(IReadOnlyList<Line> parts, string x, string format = "@number") => new
    {
        color = LineOptions.Colours,
        animation = false,
        grid = new { left = 8, right = 16, top = 34, bottom = 8 + LineOptions.NameHeight, containLabel = true },
        legend = new { top = 0, type = "scroll", itemHeight = 8, icon = "roundRect" },
        tooltip = new { trigger = "axis", valueFormatter = format, confine = true },
        xAxis = new { type = "category", name = x, nameLocation = "middle", nameGap = 24, data = parts[0].Points.Select(point => point[0]).ToArray() },
        yAxis = new { type = "value", axisLabel = new { formatter = format } },
        series = parts.Select(part => new { type = "bar", stack = "all", name = part.Name, data = part.Points.Select(point => point[1]).ToArray() }).ToArray(),
    };
}
