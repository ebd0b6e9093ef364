using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Policies;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Reports;

/// <summary>
/// A policy's backtest, and those of the standard baselines over the same candles at the same costs. Stops, risk guard,
/// sizing and cash flows are the policy's own: holding means holding.
/// </summary>
public static class PolicyComparison
{
    public static (BacktestResult Result, PerformanceReport Policy, IReadOnlyList<PerformanceReport> Baselines) Run(
        CandleSeries candles, FeatureTable? features, IPolicy policy, IndexRange range, TradingRules rules, ulong seed)
    {
        BacktestResult result = Backtest.Run(candles, features, policy, range, rules);
        PerformanceReport own = PerformanceReport.Of(result);
        TradingRules plain = rules.ForBaselines();
        IReadOnlyList<IPolicy> baselines = own.TurnoverPerYear > 0
            ? Baselines.Standard(candles, plain, seed, own.TurnoverPerYear)
            : Baselines.Standard(candles, plain, seed);
        return (result, own,
            [.. baselines.Select(b => PerformanceReport.Of(Backtest.Run(candles, null, b, range, plain)))]);
    }
}
