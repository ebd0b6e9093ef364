using System.Numerics.Tensors;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Policies;
using BtcAi.Simulation.Reports;

namespace BtcAi.Cli.Bench;

/// <summary>A rule-based policy from candles in memory to its report.</summary>
internal sealed class BacktestArea : IBenchArea
{
    private const string Policy = "cross:10:30";

    public string Name => "backtest";

    public IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer)
    {
        CandleSeries candles = new SyntheticMarket().Generate(plan.Seed, plan.BacktestCandles);
        var rules = new TradingRules();
        var range = new IndexRange(0, candles.Count);
        PerformanceReport report = Run();
        double sum = 0;
        Spread[] seconds = timer.CpuSeconds(() => report = Run(), () => sum += TensorPrimitives.Sum<double>(candles.Close));
        yield return new BenchRow(
            $"moving-average {Policy}, {candles.Count} candles", seconds[0].Rate(candles.Count), "candles/s",
            $"Signal, {report.Fills} fills through the environment, equity curve, trades and all measures of the report; CPU-seconds.")
            .Of(candles.Count / seconds[1].Median, "adding up the closes");

        PerformanceReport Run() => PerformanceReport.Of(
            Backtest.Run(candles, null, Baselines.Parse(Policy, candles, rules, plan.Seed), range, rules));
    }
}
