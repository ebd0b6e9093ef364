namespace BtcAi.Dashboard.Charts;

/// <summary>The option of an ordinary line chart in the product's look.</summary>
public static class LineOptions
{
    /// <summary>Okabe and Ito's colours, told apart by every kind of sight; lines differ in dashes and names besides.</summary>
    public static IReadOnlyList<string> Colours { get; } = ["#3b8eea", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#999999"];

    // One fewer than the colours: their pairs repeat only after 42 lines. Drawn and left free, in pixels.
    private static readonly object[] Dashes = ["solid", new[] { 8, 4 }, new[] { 2, 3 }, new[] { 10, 3, 2, 3 }, new[] { 14, 4 }, new[] { 5, 2, 2, 2, 2, 2 }];

    /// <summary>What the legend shows of lines: each with its dashes.</summary>
    /// <param name="isShown">One line alone needs none.</param>
    internal static object Legend(IEnumerable<string> names, bool isShown = true) =>
        new { show = isShown, top = 0, type = "scroll", itemWidth = 32, itemHeight = 8, itemStyle = new { opacity = 0 }, data = names.ToArray() };

    /// <summary>How the line at a place is dashed; the first is not.</summary>
    internal static object DashesOf(int place) => Dashes[place % Dashes.Length];

    /// <summary>Pixels that the name of an axis takes below its labels.</summary>
    internal const int NameHeight = 18;

    // Counted in whole numbers.
    private const string Update = "update";

    /// <param name="x">Name and unit of the horizontal axis; "time" makes it one of dates.</param>
    /// <param name="format">"@percent", "@points", "@money" or "@number": how values are written.</param>
    /// <param name="along">The same for the horizontal axis.</param>
    public static object Of(IReadOnlyList<Line> lines, string x, string format = "@number", string along = "@number") => new
    {
        color = Colours,
        animation = false,
        grid = new { left = 8, right = 16, top = lines.Count > 1 ? 34 : 12, bottom = x == "time" ? 8 : 8 + NameHeight, containLabel = true },
        legend = Legend(lines.Select(line => line.Name), lines.Count > 1),
        tooltip = new { trigger = "axis", valueFormatter = format, confine = true },
        xAxis = x == "time" ? (object)new { type = x } : new
        {
            type = "value",
            name = x,
            nameLocation = "middle",
            nameGap = 24,
            min = "dataMin",
            max = "dataMax",
            minInterval = x == Update ? 1 : 0,
            axisLabel = new { formatter = along },
        },
        yAxis = new { type = "value", scale = true, axisLabel = new { formatter = format } },
        series = lines.Select((line, place) => new
        {
            type = "line",
            name = line.Name,
            data = line.Points,
            showSymbol = line.Points.Count == 1,
            lineStyle = new { width = 1.6, type = DashesOf(place) },
            connectNulls = false,
        }).ToArray(),
    };
}
