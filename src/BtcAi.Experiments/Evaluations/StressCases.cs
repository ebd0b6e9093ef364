using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Evaluations;

/// <summary>The same agent where everything costs more, comes later, is missing, or is another market.</summary>
internal sealed class StressCases(Agent agent, CandleSeries candles, FeatureTable features, IndexRange range, TradingRules rules)
{
    private const double MissingShare = 0.01, MostFee = 0.1;
    private const int Halvings = 14;
    private const ulong MissingStream = 71;

    private static readonly double[] Factors = [0, 1, 2, 4];

    public IEnumerable<StressRow> Run(IReadOnlyList<CandleSeries> strange)
    {
        foreach (double factor in Factors)
            yield return Row($"fee and slippage × {factor}", factor, Under(Dearer(factor)));
        MarketFrictions market = rules.Market ?? MarketFrictions.None;
        foreach (int later in new[] { 1, 2 })
        {
            int latency = market.LatencyCandles + later;
            if (latency < LatencyLimit)
                yield return Row($"filled {later} {(later == 1 ? "candle" : "candles")} later", null, Under(rules with { Market = market with { LatencyCandles = latency } }));
        }
        yield return Row("impact × 4 (slippage grows with volatility)", null, Under(rules with { Market = market with { Impact = 4 * Math.Max(market.Impact, 1) } }));
        yield return Elsewhere("1 % of the candles missing", Thinned());
        foreach (CandleSeries other in strange)
            yield return Elsewhere($"on {other.Name}, which it never saw", other);
    }

    private const int LatencyLimit = 16;

    /// <summary>The flat fee at which nothing is left of the profit, by bisection; null where there is none at no fee.</summary>
    public double? BreakEvenFee()
    {
        if (Net(0) <= 0) return null;
        (double low, double high) = (0, MostFee);
        if (Net(high) > 0) return high;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Net(middle) > 0 ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;

        double Net(double fee)
        {
            BacktestResult result = Under(rules with { Fee = fee, Market = rules.Market is { } market ? market with { Fees = null } : null });
            return result.Index[^1] / result.Index[0] - 1;
        }
    }

    private TradingRules Dearer(double factor) => rules with
    {
        Fee = Math.Min(MostFee, rules.Fee * factor),
        Slippage = Math.Min(MostFee, rules.Slippage * factor),
        Market = rules.Market is { Fees: { } fees } market ? market with { Fees = fees.Times(factor) } : rules.Market,
    };

    private BacktestResult Under(TradingRules harder) => Backtest.Run(candles, features, agent.Policy(features), range, harder);

    private StressRow Elsewhere(string name, CandleSeries other)
    {
        FeatureTable table = agent.Observe(other);
        IndexRange rows = other.Between(candles.OpenTimeMs[range.From], candles.OpenTimeMs[range.To - 1] + candles.IntervalMs);
        rows = rows with { From = Math.Max(rows.From, table.WarmUp) };
        if (rows.Count <= rules.DecisionCandles)
            throw new UserMistakeException(CandleErrors.TooFew, $"{other.Name} has no candles in the judged time after a warm-up of {table.WarmUp} candles; leave --also out.");
        return Row(name, null, Backtest.Run(other, table, agent.Policy(table), rows, rules));
    }

    /// <summary>The judged candles with some of them missing, at random places.</summary>
    private CandleSeries Thinned()
    {
        var rng = new Rng(agent.Card.Seed, MissingStream);
        int[] kept = [.. Enumerable.Range(0, candles.Count).Where(i => i <= range.From || rng.NextDouble() >= MissingShare)];
        return new CandleSeries(candles.Name, candles.IntervalMs, Take(candles.OpenTimeMs), Take(candles.Open), Take(candles.High),
            Take(candles.Low), Take(candles.Close), Take(candles.Volume));

        T[] Take<T>(T[] column) => Array.ConvertAll(kept, i => column[i]);
    }

    private static StressRow Row(string name, double? factor, BacktestResult result)
    {
        PerformanceReport report = PerformanceReport.Of(result);
        return new StressRow(name, factor, report.NetReturn, report.Sharpe, report.MaximumDrawdown, report.TurnoverPerYear, report.HoldReturn);
    }
}
