using System.Runtime.InteropServices;
using BtcAi.Simulation.Backtests;

namespace BtcAi.Simulation.Reports;

/// <summary>A backtest by calendar year and month.</summary>
internal static class Calendar
{
    public static List<YearRow> Years(BacktestResult result, List<DaySample> samples)
    {
        var rows = new List<YearRow>();
        ReadOnlySpan<double> close = result.Candles.Close.AsSpan(result.Range.From, result.Range.Count);
        foreach ((int first, int end) in Groups(samples, s => s.Date.Year))
        {
            int from = first == 0 ? 0 : samples[first - 1].Index, to = samples[end - 1].Index;
            List<double> returns = DaySample.Returns(samples[first..end], result.Index[from]);
            rows.Add(new YearRow(
                samples[first].Date.Year,
                result.Index[to] / result.Index[from] - 1,
                close[to] / close[from] - 1,
                Drawdown.Of(result.Index.AsSpan(from, to - from + 1)).Depth,
                DailyRatios.Of(CollectionsMarshal.AsSpan(returns)).Sharpe));
        }
        return rows;
    }

    public static List<MonthRow> Months(BacktestResult result, List<DaySample> samples)
    {
        var rows = new List<MonthRow>();
        foreach ((int first, int end) in Groups(samples, s => s.Date.Year * 12 + s.Date.Month))
        {
            DateTimeOffset date = samples[first].Date;
            double before = first == 0 ? result.Index[0] : samples[first - 1].Equity;
            rows.Add(new MonthRow(date.Year, date.Month, samples[end - 1].Equity / before - 1));
        }
        return rows;
    }

    /// <summary>Stretches [first, end) of neighbouring samples with the same key.</summary>
    private static IEnumerable<(int First, int End)> Groups(List<DaySample> samples, Func<DaySample, int> key)
    {
        for (int first = 0, end; first < samples.Count; first = end)
        {
            int value = key(samples[first]);
            end = first + 1;
            while (end < samples.Count && key(samples[end]) == value) end++;
            yield return (first, end);
        }
    }
}
