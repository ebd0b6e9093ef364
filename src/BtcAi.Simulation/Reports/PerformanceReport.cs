using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Simulation.Reports;

/// <summary>
/// The measures of one backtest that need no resampling. A measure that is not defined for the backtest
/// is null, never NaN. Fractions throughout; a year has 365 days.
/// </summary>
public sealed record PerformanceReport
{
    /// <summary>Shorter backtests are not annualised as growth: a good week is no yearly rate.</summary>
    private static readonly TimeSpan ShortestYearly = TimeSpan.FromDays(30);

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public required string Policy { get; init; }

    /// <summary>Closes of the first and last candle.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <inheritdoc cref="Start"/>
    public required DateTimeOffset End { get; init; }

    /// <summary>In the quote currency.</summary>
    public required double NetProfit { get; init; }

    /// <summary>Net profit as a fraction of the initial capital.</summary>
    public required double NetReturn { get; init; }

    /// <summary>What the price gained in the same time.</summary>
    public required double HoldReturn { get; init; }

    /// <summary>What holding made under the same costs; free of them where it is not among the baselines.</summary>
    public double HoldingAmong(IEnumerable<PerformanceReport> baselines) => baselines.FirstOrDefault(b => b.Policy == "hold")?.NetReturn ?? HoldReturn;

    /// <summary>Compound growth per year; null under 30 days.</summary>
    public double? Cagr { get; init; }

    /// <summary>Of daily returns, times √365; null with fewer than two days.</summary>
    public double? Volatility { get; init; }

    /// <summary>Mean daily return over its standard deviation, times √365; null with fewer than two days or without variation.</summary>
    public double? Sharpe { get; init; }

    /// <summary>Like Sharpe, over the root mean square of losses; null without a losing day.</summary>
    public double? Sortino { get; init; }

    /// <summary>Deepest fall of the candle-by-candle equity below its peak so far; 0 when it never fell.</summary>
    public required double MaximumDrawdown { get; init; }

    /// <summary>From the peak before the deepest fall until equity reached it again, or to the end.</summary>
    public required TimeSpan DrawdownDuration { get; init; }

    /// <summary>CAGR over maximum drawdown; null where the first is null or the second 0.</summary>
    public double? Calmar { get; init; }

    /// <summary>Traded value over equity at the time of each fill, summed, per year: in and out once is 2.</summary>
    public required double TurnoverPerYear { get; init; }

    /// <summary>Fees and slippage, in the quote currency.</summary>
    public required double TotalCosts { get; init; }

    /// <summary>Costs over the profit before costs; null when there was no such profit.</summary>
    public double? CostShare { get; init; }

    /// <summary>Mean signed share of equity in the instrument over all closes.</summary>
    public required double AverageExposure { get; init; }

    /// <summary>Share of closes at which anything was held.</summary>
    public required double TimeInMarket { get; init; }

    public required int Fills { get; init; }

    /// <summary>Closed holdings; the measures below are theirs, and null when there are none.</summary>
    public required int Trades { get; init; }

    /// <summary>Share of trades with a profit after costs.</summary>
    public double? WinRate { get; init; }

    /// <summary>Profits of the winning trades over losses of the losing ones; null without a loss.</summary>
    public double? ProfitFactor { get; init; }

    public TimeSpan? AverageHolding { get; init; }
    public TimeSpan? MedianHolding { get; init; }

    /// <summary>Highest and lowest daily return.</summary>
    public required double BestDay { get; init; }

    /// <inheritdoc cref="BestDay"/>
    public required double WorstDay { get; init; }

    public required IReadOnlyList<YearRow> Years { get; init; }
    public required IReadOnlyList<MonthRow> Months { get; init; }
    public required IReadOnlyList<RegimeRow> Regimes { get; init; }

    /// <summary>True when equity fell to <see cref="TradingEnv.RuinShare"/> of the start and the backtest stopped there.</summary>
    public required bool Ruined { get; init; }

    public static PerformanceReport Of(BacktestResult result)
    {
        long[] times = result.Candles.OpenTimeMs;
        int from = result.Range.From;
        TimeSpan period = TimeSpan.FromMilliseconds(times[result.Range.To - 1] - times[from]);
        double start = result.Index[0], netReturn = result.Index[^1] / start - 1;
        List<DaySample> samples = DaySample.Of(result);
        Span<double> days = CollectionsMarshal.AsSpan(DaySample.Returns(samples, start));
        DailyRatios daily = DailyRatios.Of(days);
        var drawdown = Drawdown.Of(result.Index);
        double? cagr = period < ShortestYearly ? null : Math.Pow(Math.Max(0, 1 + netReturn), Year / period) - 1;
        double beforeCosts = result.NetProfit + result.TotalCosts;
        var report = new PerformanceReport
        {
            Policy = result.Policy,
            Start = DateTimeOffset.FromUnixTimeMilliseconds(times[from] + result.Candles.IntervalMs),
            End = DateTimeOffset.FromUnixTimeMilliseconds(times[result.Range.To - 1] + result.Candles.IntervalMs),
            NetProfit = result.NetProfit,
            NetReturn = netReturn,
            HoldReturn = result.HoldReturn,
            Cagr = cagr,
            Volatility = daily.Volatility,
            Sharpe = daily.Sharpe,
            Sortino = daily.Sortino,
            MaximumDrawdown = drawdown.Depth,
            DrawdownDuration = TimeSpan.FromMilliseconds(times[from + drawdown.Recovery] - times[from + drawdown.Peak]),
            Calmar = drawdown.Depth > 0 ? cagr / drawdown.Depth : null,
            TurnoverPerYear = result.Fills.Sum(f => f.Turnover) * (Year / period),
            TotalCosts = result.TotalCosts,
            CostShare = beforeCosts > 0 ? result.TotalCosts / beforeCosts : null,
            AverageExposure = TensorPrimitives.Sum(result.Exposure) / result.Exposure.Length,
            TimeInMarket = ClosesHeld(result) / (double)result.Equity.Length,
            Fills = result.Fills.Count,
            Trades = 0,
            BestDay = TensorPrimitives.Max<double>(days),
            WorstDay = TensorPrimitives.Min<double>(days),
            Years = Calendar.Years(result, samples),
            Months = Calendar.Months(result, samples),
            Regimes = Reports.Regimes.Of(result, samples),
            Ruined = result.RuinedAt is not null,
        };
        return report.WithTrades([.. result.Trades.Where(t => !t.IsOpen)]);
    }

    private PerformanceReport WithTrades(Trade[] closed)
    {
        if (closed.Length == 0) return this;
        double won = closed.Sum(t => Math.Max(0, t.Profit)), lost = closed.Sum(t => Math.Max(0, -t.Profit));
        TimeSpan[] held = [.. closed.Select(t => t.Held).Order()];
        return this with
        {
            Trades = closed.Length,
            WinRate = closed.Count(t => t.Profit > 0) / (double)closed.Length,
            ProfitFactor = lost > 0 ? won / lost : null,
            AverageHolding = held.Aggregate(TimeSpan.Zero, (sum, t) => sum + t) / held.Length,
            MedianHolding = (held[(held.Length - 1) / 2] + held[held.Length / 2]) / 2,
        };
    }

    /// <summary>From each fill that leaves units to the next fill; a ruin ends the last stretch.</summary>
    private static int ClosesHeld(BacktestResult result)
    {
        int held = 0;
        for (int k = 0; k < result.Fills.Count; k++)
        {
            int next = k + 1 < result.Fills.Count ? result.Fills[k + 1].Candle : (result.RuinedAt ?? result.Range.To - 1) + 1;
            if (result.Fills[k].UnitsAfter != 0) held += next - result.Fills[k].Candle;
        }
        return held;
    }
}
