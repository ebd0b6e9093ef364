using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Reports;

namespace BtcAi.Tests.Experiments;

/// <summary>Runs as a training would record them.</summary>
internal static class RunExamples
{
    public static BucketRecord FinishedScalping { get; } = new()
    {
        Bucket = Bucket.Scalping,
        State = BucketState.Finished,
        Updates = 150,
        BestUpdate = 90,
        Report = new BucketReport(
            Bucket.Scalping, Report("Scalping agent", 0.12), [Report("hold", 0.34)], Training: null, Selected: null, Frictions: null,
            "Holding did better."),
    };

    private static PerformanceReport Report(string policy, double netReturn)
    {
        double[] prices = [100, 100 * (1 + netReturn)];
        var candles = new CandleSeries("two", 86_400_000, [0, 86_400_000], prices, prices, prices, prices, [1, 1]);
        return PerformanceReport.Of(new BacktestResult
        {
            Policy = policy,
            Candles = candles,
            Range = new IndexRange(0, 2),
            Rules = new TradingRules(),
            Equity = prices,
            Index = prices,
            Journal = new LaneJournal(),
            Exposure = [1, 1],
            Trades = [],
            TotalCosts = 0,
        });
    }

    public static RunRecord Of(params IEnumerable<Bucket> buckets) => new()
    {
        CommandLine = "btcai train --seed 3",
        Candles = "synthetic",
        CandleFingerprint = "ab12",
        FromMs = 1_520_000_000_000,
        ToMs = 1_530_000_000_000,
        Seed = 3,
        Threads = 2,
        Settings = SettingsTree.Default.With(["model.type=A2C"]),
        Version = "0.1.0",
        Buckets = [.. buckets.Select(b => new BucketRecord { Bucket = b })],
    };
}
