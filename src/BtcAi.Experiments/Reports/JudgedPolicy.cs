using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Reports;

/// <summary>What a policy did, as measures and day by day.</summary>
public sealed record JudgedPolicy(PerformanceReport Report, DailyIndex Days)
{
    public static JudgedPolicy Of(BacktestResult result) => new(PerformanceReport.Of(result), DailyIndex.Of(result));
}
