using BtcAi.Dashboard.Charts;
using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Html;
using BtcAi.Foundation;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>The pictures of an evaluation.</summary>
internal static class EvaluationCharts
{
    private const string Hold = "hold";

    public static object Growth(BucketEvaluation e) => Growth(e.Curves, e.Band, e.FirstDay);

    /// <param name="curves">The one that matters first.</param>
    /// <param name="band">Around the first; empty without one.</param>
    public static object Growth(IReadOnlyList<DailyCurve> curves, IReadOnlyList<DailyBand> band, DateOnly firstDay)
    {
        object[] bounds = band.Count == 0 ? [] :
        [
            Bound("lower", band.Select(b => b.Low), false),
            Bound("95 % band", band.Select(b => b.High - b.Low), true),
        ];
        var lines = curves.Select((curve, i) => new
        {
            type = "line",
            name = curve.Name,
            data = Days(firstDay, curve.Values),
            showSymbol = false,
            lineStyle = new { width = i == 0 ? 2.4 : 1.1, type = LineOptions.DashesOf(i) },
        });
        return new
        {
            color = LineOptions.Colours,
            animation = false,
            grid = new { left = 8, right = 16, top = 34, bottom = 48, containLabel = true },
            legend = LineOptions.Legend(curves.Select(curve => curve.Name)),
            tooltip = new { trigger = "axis", valueFormatter = "@number", confine = true },
            xAxis = new { type = "time" },
            yAxis = new { type = "value", scale = true, axisLabel = new { formatter = "@number" } },
            dataZoom = new object[] { new { type = "inside" }, new { type = "slider", height = 18, bottom = 6 } },
            series = (object[])[.. lines, .. bounds],
        };

        object Bound(string name, IEnumerable<double> values, bool filled) => new
        {
            type = "line",
            name,
            stack = "band",
            data = Days(firstDay, [.. values]),
            showSymbol = false,
            silent = true,
            tooltip = new { show = false },
            lineStyle = new { opacity = 0 },
            color = LineOptions.Colours[0],
            areaStyle = filled ? new { opacity = 0.14 } : null,
        };
    }

    public static object Falls(BucketEvaluation e) => LineOptions.Of(
        [.. e.Curves.Where((curve, i) => i == 0 || curve.Name == Hold).Select(curve => new Line(curve.Name, Days(e.FirstDay, Fall(curve.Values))))], "time", "@percent");

    public static object Exposure(BucketEvaluation e) => LineOptions.Of([new Line("exposure", Days(e.FirstDay, e.Exposures))], "time", "@percent");

    public static object Stress(BucketEvaluation e) => LineOptions.Of(
        [new Line("net return", [.. e.Stress.Where(row => row.CostFactor is not null).OrderBy(row => row.CostFactor).Select(row => new double?[] { row.CostFactor, row.NetReturn })])],
        "times fee and slippage", "@percent");

    public static IReadOnlyList<CandleMark> Marks(BucketEvaluation e) =>
    [
        .. e.Trades.Select(trade => new CandleMark(
            trade.EntryTimeMs, trade.EntryPrice, trade.Units > 0 ? "entry" : "short entry", "triangle", trade.Units < 0, CandleOptions.Up, "in")),
        .. e.Trades.Where(trade => !trade.IsOpen).Select(trade => new CandleMark(
            trade.ExitTimeMs, trade.ExitPrice, "exit", "triangle", true, CandleOptions.Down, Says(trade))),
    ];

    private static string Says(Trade trade) => $"{trade.Reason.InWords()}: {Written.Gain(trade.Return)} in {Written.Length(trade.Held)}";

    // The first value stands at the start, before the first day's end.
    private static double?[][] Days(DateOnly firstDay, IReadOnlyList<double> values)
    {
        long day = 86_400_000, first = new DateTimeOffset(firstDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        return [.. values.Select((value, i) => new double?[] { first + i * day, value })];
    }

    private static double[] Fall(IReadOnlyList<double> values)
    {
        double peak = double.NegativeInfinity;
        return [.. values.Select(value => value / (peak = Math.Max(peak, value)) - 1)];
    }
}
