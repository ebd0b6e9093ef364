using BtcAi.Market;

namespace BtcAi.Dashboard.Charts;

/// <summary>The option of a candle chart with volume below, and marks on it.</summary>
public static class CandleOptions
{
    public const string Up = "#3b8eea", Down = "#d55e00";

    /// <param name="candles">What is drawn.</param>
    /// <param name="whole">What could be: its time is what the axis spans, Unix milliseconds.</param>
    /// <param name="zoom">What is visible; everything when null.</param>
    public static object Of(CandleSeries candles, IReadOnlyList<CandleMark> marks, (long FromMs, long ToMs) whole, ChartZoom? zoom) => new
    {
        animation = false,
        grid = new object[]
        {
            new { left = 64, right = 16, top = 12, height = "68%" },
            new { left = 64, right = 16, top = "78%", bottom = 52 },
        },
        axisPointer = new { link = new[] { new { xAxisIndex = "all" } } },
        tooltip = new { trigger = "axis", confine = true, formatter = "@candle", axisPointer = new { type = "cross" } },
        xAxis = new object[]
        {
            new { type = "time", gridIndex = 0, min = whole.FromMs, max = whole.ToMs, axisLabel = new { show = false } },
            new { type = "time", gridIndex = 1, min = whole.FromMs, max = whole.ToMs },
        },
        yAxis = new object[]
        {
            new { scale = true, gridIndex = 0, axisLabel = new { formatter = "@money" } },
            new { scale = true, gridIndex = 1, splitNumber = 2, axisLabel = new { show = false, formatter = "@money" }, splitLine = new { show = false } },
        },
        dataZoom = new object[]
        {
            Zoom("inside", whole, zoom),
            Zoom("slider", whole, zoom),
        },
        series = (object[])
        [
            new
            {
                type = "candlestick", name = candles.Name, xAxisIndex = 0, yAxisIndex = 0, large = true, largeThreshold = 2000,
                encode = new { x = 0, y = new[] { 1, 2, 3, 4 } },
                dimensions = new[] { "time", "open", "close", "low", "high" },
                data = Rows(candles, c => new[] { c.OpenTimeMs, c.Open, c.Close, c.Low, c.High }),
                itemStyle = new { color = Up, borderColor = Up, color0 = Down, borderColor0 = Down },
            },
            new
            {
                type = "bar", name = "volume", xAxisIndex = 1, yAxisIndex = 1, large = true,
                data = Rows(candles, c => new[] { c.OpenTimeMs, c.Volume }),
                itemStyle = new { color = "#7d8a99" },
            },
            .. marks.GroupBy(mark => mark.Kind).Select(kind => new
            {
                type = "scatter", name = kind.Key, xAxisIndex = 0, yAxisIndex = 0, symbolSize = 11,
                symbol = kind.First().Symbol, symbolRotate = kind.First().PointsDown ? 180 : 0,
                data = kind.Select(mark => new { value = new[] { mark.TimeMs, mark.Price }, name = mark.Says }).ToArray(),
                itemStyle = new { color = kind.First().Colour, borderColor = "#fff", borderWidth = 0.5 },
            }),
        ],
    };

    private static object Zoom(string type, (long FromMs, long ToMs) whole, ChartZoom? zoom) => new
    {
        type,
        xAxisIndex = new[] { 0, 1 },
        filterMode = "none",
        height = 16,
        bottom = 4,
        startValue = zoom?.From ?? whole.FromMs,
        endValue = zoom?.To ?? whole.ToMs,
    };

    private static double[][] Rows(CandleSeries candles, Func<Candle, double[]> row) =>
        [.. Enumerable.Range(0, candles.Count).Select(i => row(candles[i]))];
}
