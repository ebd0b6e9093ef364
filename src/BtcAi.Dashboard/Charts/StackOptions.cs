namespace BtcAi.Dashboard.Charts;

/// <summary>The option of areas or columns stacked upon each other.</summary>
public static class StackOptions
{
    /// <param name="areas">Measured at the same places.</param>
    public static object Of(IReadOnlyList<Line> areas, string x, string format = "@number") => Stacked(Places(areas), x, format, areas.Select(area => new
    {
        type = "line",
        stack = "all",
        name = area.Name,
        data = Amounts(area),
        showSymbol = false,
        areaStyle = new { opacity = 0.55 },
        lineStyle = new { width = 0.5 },
    }));

    /// <summary>Bars stacked upon each other, gains upwards and losses downwards.</summary>
    /// <param name="parts">Measured at the same places.</param>
    public static object Bars(IReadOnlyList<Line> parts, string x, string format = "@number") =>
        Columns(Places(parts), [.. parts.Select(part => (part.Name, Amounts(part)))], x, format);

    /// <summary>The same over steps that have names, or whose places are numbers.</summary>
    /// <param name="parts">Each with one value a step.</param>
    public static object Columns(Array steps, IReadOnlyList<(string Name, double?[] Amounts)> parts, string x = "", string format = "@number") =>
        Stacked(steps, x, format, parts.Select(part => new { type = "bar", stack = "all", name = part.Name, data = part.Amounts, barMaxWidth = 48 }));

    private static double?[] Places(IReadOnlyList<Line> lines) => [.. lines[0].Points.Select(point => point[0])];

    private static double?[] Amounts(Line line) => [.. line.Points.Select(point => point[1])];

    // Of the library's axes only one with categories stacks upwards.
    private static object Stacked(Array steps, string x, string format, IEnumerable<object> series) => new
    {
        color = LineOptions.Colours,
        animation = false,
        grid = new { left = 8, right = 16, top = 34, bottom = x.Length == 0 ? 8 : 8 + LineOptions.NameHeight, containLabel = true },
        legend = new { top = 0, type = "scroll", itemHeight = 8, icon = "roundRect" },
        tooltip = new { trigger = "axis", valueFormatter = format, confine = true },
        xAxis = new { type = "category", name = x, nameLocation = "middle", nameGap = 24, data = steps },
        yAxis = new { type = "value", axisLabel = new { formatter = format } },
        series = series.ToArray(),
    };
}
