using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Policies;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Reports;

/// <summary>A policy's backtest, and those of the standard baselines under the same rules over the same candles.</summary>
public static class PolicyComparison
{
    public static (BacktestResult Result, PerformanceReport Policy, IReadOnlyList<PerformanceReport> Baselines) Run(
        CandleSeries candles, FeatureTable? features, IPolicy policy, IndexRange range, TradingRules rules, ulong seed)
    {
        BacktestResult result = Backtest.Run(candles, features, policy, range, rules);
        PerformanceReport own = PerformanceReport.Of(result);
        IReadOnlyList<IPolicy> baselines = own.TurnoverPerYear > 0
            ? Baselines.Standard(candles, rules, seed, own.TurnoverPerYear)
            : Baselines.Standard(candles, rules, seed);
        return (result, own,
            [.. baselines.Select(b => PerformanceReport.Of(Backtest.Run(candles, null, b, range, rules)))]);
    }
}
