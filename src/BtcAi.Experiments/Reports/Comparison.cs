using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Reports;

/// <summary>A policy's backtest beside its baselines'.</summary>
public sealed record Comparison(BacktestResult Result, PerformanceReport Policy, IReadOnlyList<JudgedPolicy> Judged)
{
    public IReadOnlyList<PerformanceReport> Baselines => [.. Judged.Select(j => j.Report)];

    /// <summary>Buy-and-hold on the same range under the same costs.</summary>
    public PerformanceReport Hold => Judged.First(j => j.Report.Policy == "hold").Report;
}
