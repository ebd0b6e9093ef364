using System.Runtime.InteropServices;
using BtcAi.Simulation.Backtests;

namespace BtcAi.Simulation.Reports;

/// <summary>
/// A backtest by regime. A day's regime is known before it begins: wild when the root mean square of the last 14 daily
/// log-returns is above that of the last 180, trending when their sum is more than 0.67 of what a random walk of that
/// volatility strays (the median of a normal's size). Days with less than 30 days of history belong to none.
/// </summary>
internal static class Regimes
{
    private const int Recent = 14, Reference = 180, Shortest = 30;
    private const double TrendMiddle = 0.67;

    private static readonly string[] Names = ["calm ranging", "calm trending", "wild ranging", "wild trending"];

    public static List<RegimeRow> Of(BacktestResult result, List<DaySample> samples)
    {
        Dictionary<long, int> labels = Label(result);
        var equity = new List<double>[Names.Length];
        double[] holding = new double[Names.Length];
        for (int regime = 0; regime < Names.Length; regime++) equity[regime] = [];
        ReadOnlySpan<double> close = result.Candles.Close.AsSpan(result.Range.From, result.Range.Count);
        for (int i = 0; i < samples.Count; i++)
        {
            if (!labels.TryGetValue(samples[i].Day, out int regime)) continue;
            int before = i == 0 ? 0 : samples[i - 1].Index;
            equity[regime].Add(samples[i].Equity / result.Index[before] - 1);
            holding[regime] += Math.Log(close[samples[i].Index] / close[before]);
        }
        var rows = new List<RegimeRow>();
        for (int regime = 0; regime < Names.Length; regime++)
        {
            double growth = 1;
            foreach (double day in equity[regime]) growth *= 1 + day;
            double? sharpe = DailyRatios.Of(CollectionsMarshal.AsSpan(equity[regime])).Sharpe;
            rows.Add(new RegimeRow(Names[regime], equity[regime].Count, growth - 1, Math.Exp(holding[regime]) - 1, sharpe));
        }
        return rows;
    }

    /// <summary>By day since 1970: number of the regime that the days before it make known.</summary>
    private static Dictionary<long, int> Label(BacktestResult result)
    {
        ReadOnlySpan<long> times = result.Candles.OpenTimeMs.AsSpan(0, result.Range.To);
        List<int> lasts = DaySample.LastOfDays(times, result.Candles.IntervalMs);
        double[] logs = [.. lasts.Select(i => Math.Log(result.Candles.Close[i]))];
        double[] squares = new double[logs.Length];
        for (int k = 1; k < logs.Length; k++) squares[k] = squares[k - 1] + (logs[k] - logs[k - 1]) * (logs[k] - logs[k - 1]);
        var labels = new Dictionary<long, int>();
        for (int day = Shortest + 1; day < logs.Length; day++)
        {
            int last = day - 1, first = Math.Max(0, last - Reference);
            double recent = Math.Sqrt((squares[last] - squares[last - Recent]) / Recent);
            double reference = Math.Sqrt((squares[last] - squares[first]) / (last - first));
            bool wild = recent > reference;
            bool trending = Math.Abs(logs[last] - logs[last - Recent]) > TrendMiddle * recent * Math.Sqrt(Recent);
            labels[times[lasts[day]] / DaySample.DayMs] = (wild ? 2 : 0) + (trending ? 1 : 0);
        }
        return labels;
    }
}
