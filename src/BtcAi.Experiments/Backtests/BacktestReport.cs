using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Simulation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Backtests;

/// <summary>One policy on candles of the user's choice, beside the standard baselines under the same rules.</summary>
/// <param name="Source">The checkpoint file, or the baseline as it was named.</param>
/// <param name="Bucket">Null for a baseline that decides at every close.</param>
/// <param name="Candles">Name of the candles.</param>
/// <param name="Seen">Null for a baseline.</param>
/// <param name="Frictions">What risk guard, treasury and goal made of it; null for a baseline and without frictions.</param>
/// <param name="Trades">Closed holdings in order of their exit, then what is still open.</param>
/// <param name="CashFlows">Every deposit and payment in order of time; empty for a baseline.</param>
public sealed record BacktestReport(
    string Source, Bucket? Bucket, string Candles, string CandleFingerprint, double Fee, double Slippage, SeenShare? Seen,
    PerformanceReport Policy, IReadOnlyList<PerformanceReport> Baselines, FrictionReport? Frictions, string Verdict,
    IReadOnlyList<Trade> Trades, IReadOnlyList<CashFlow> CashFlows)
{
    /// <summary>Who opened a hold-out that these candles reach into; null when nobody did, and for a baseline.</summary>
    public HoldOutOpenings? HoldOut { get; init; }
}
