namespace BtcAi.Dashboard.Charts;

/// <summary>The option of an ordinary line chart in the product's look.</summary>
public static class LineOptions
{
    /// <summary>Okabe and Ito's colours, told apart by every kind of sight; lines differ in dashes and names besides.</summary>
    public static IReadOnlyList<string> Colours { get; } = ["#3b8eea", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#999999"];

    /// <summary>Pixels that the name of an axis takes below its labels.</summary>
    internal const int NameHeight = 18;

    /// <param name="x">Name and unit of the horizontal axis; "time" makes it one of dates.</param>
    /// <param name="format">"@percent", "@money" or "@number": how values are written.</param>
    /// <param name="along">The same for the horizontal axis.</param>
    public static object Of(IReadOnlyList<Line> lines, string x, string format = "@number", string along = "@number") => new
    {
        color = Colours,
        animation = false,
        grid = new { left = 8, right = 16, top = lines.Count > 1 ? 34 : 12, bottom = x == "time" ? 8 : 8 + NameHeight, containLabel = true },
        legend = new { show = lines.Count > 1, top = 0, type = "scroll", itemHeight = 8, icon = "roundRect" },
        tooltip = new { trigger = "axis", valueFormatter = format, confine = true },
        xAxis = x == "time" ? (object)new { type = x } : new
        {
            type = "value",
            name = x,
            nameLocation = "middle",
            nameGap = 24,
            min = "dataMin",
            max = "dataMax",
            axisLabel = new { formatter = along },
        },
        yAxis = new { type = "value", scale = true, axisLabel = new { formatter = format } },
        series = lines.Select(line => new
        {
            type = "line",
            name = line.Name,
            data = line.Points,
            showSymbol = line.Points.Count == 1,
            lineStyle = new { width = 1.6, type = line.Dashed ? "dashed" : "solid" },
            connectNulls = false,
        }).ToArray(),
    };
}
