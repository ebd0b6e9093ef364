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
    /// <summary>Odd, so that one of them is the median.</summary>
    private const int RandomPaths = 11;

    /// <returns>Baselines in their usual order; the last is random trading with the policy's turnover, where it traded at all.</returns>
    public static Comparison Run(
        CandleSeries candles, FeatureTable? features, IPolicy policy, IndexRange range, TradingRules rules, ulong seed)
    {
        BacktestResult result = Backtest.Run(candles, features, policy, range, rules);
        TradingRules plain = rules.ForBaselines();
        List<JudgedPolicy> baselines = [.. Baselines.Standard(candles, plain).Select(Judged)];
        double turnover = result.Fills.Sum(fill => fill.Turnover);
        if (turnover > 0) baselines.Add(MedianOfRandom(Baselines.RandomPaths(RandomPaths, turnover, candles, range, plain, seed).Select(Judged)));
        return new Comparison(result, PerformanceReport.Of(result), baselines);

        JudgedPolicy Judged(IPolicy baseline) => JudgedPolicy.Of(Backtest.Run(candles, null, baseline, range, plain));
    }

    // One path may be lucky; the middle one by net return is what such trading brings.
    private static JudgedPolicy MedianOfRandom(IEnumerable<JudgedPolicy> paths)
    {
        JudgedPolicy middle = paths.OrderBy(path => path.Report.NetReturn).ElementAt(RandomPaths / 2);
        return middle with { Report = middle.Report with { Policy = $"random (median of {RandomPaths})" } };
    }
}
