using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.CashFlows;

namespace BtcAi.Cli.Commands;

/// <summary>What a person asked to be backtested.</summary>
/// <param name="Baseline">Name and arguments; null when agents are meant.</param>
/// <param name="Checkpoints">Files of the agents.</param>
/// <param name="Bucket">Whose interval a baseline decides at.</param>
/// <param name="FromMs">Unix milliseconds; earlier candles are history.</param>
/// <param name="Costs">Settings that override those of the agents.</param>
/// <param name="Schedule">What the owner moves.</param>
internal sealed record BacktestRequest(
    string? Baseline, IReadOnlyList<string> Checkpoints, Bucket? Bucket, CandleSeries Candles, long FromMs,
    IReadOnlyList<string> Costs, IReadOnlyList<ScheduledFlow> Schedule);
