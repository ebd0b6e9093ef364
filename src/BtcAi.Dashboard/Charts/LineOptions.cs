namespace BtcAi.Dashboard.Charts;

/// <summary>The option of an ordinary line chart in the product's look.</summary>
public static class LineOptions
{
    /// <summary>Okabe and Ito's colours, told apart by every kind of sight; lines differ in dashes and names besides.</summary>
    public static IReadOnlyList<string> Colours { get; } = ["#3b8eea", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#999999"];

    /// <summary>Pixels that the name of an axis takes below its labels.</summary>
    internal const int NameHeight = 18;

    /// <param name="x">Name and unit of the horizontal axis; "time" makes it one of dates.</param>
    /// <param name="format">"@percent" or "@number": how values are written.</param>
    public static object Of(IReadOnlyList<Line> lines, string x, string format = "@number", bool zoom = false, bool logarithmic = false) => new
    {
        color = Colours,
        animation = false,
        grid = new { left = 8, right = 16, top = lines.Count > 1 ? 34 : 12, bottom = (zoom ? 48 : 8) + (x == "time" ? 0 : NameHeight), containLabel = true },
        legend = new { show = lines.Count > 1, top = 0, type = "scroll", itemHeight = 8, icon = "roundRect" },
        tooltip = new { trigger = "axis", valueFormatter = format, confine = true },
        xAxis = new { type = x == "time" ? "time" : "value", name = x == "time" ? "" : x, nameLocation = "middle", nameGap = 24, min = "dataMin", max = "dataMax" },
        yAxis = new { type = logarithmic ? "log" : "value", scale = true, axisLabel = new { formatter = format } },
        dataZoom = zoom ? (object[])[new { type = "inside" }, new { type = "slider", height = 18, bottom = 6 }] : [],
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
