using BtcAi.Experiments.Runs;
using BtcAi.Simulation;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Evaluations;

/// <summary>One agent of a comparison, and how it differs from the first of its bucket on the days that both were judged on.</summary>
/// <param name="Differs">Settings that differ from the first run's, as <c>key=value</c>.</param>
/// <param name="HoldOut">Who has looked at the hold-out of its candles; null when nobody has.</param>
/// <param name="CommonDays">Days judged in both; 0 for the first.</param>
/// <param name="Differences">This agent less the first on those days; empty for the first, and with fewer than 30 of them.</param>
public sealed record ComparedAgent(
    string Run, Bucket Bucket, string Candles, ulong Seed, IReadOnlyList<string> Differs, PerformanceReport Report, HoldOutOpenings? HoldOut,
    int CommonDays, IReadOnlyList<DifferenceRow> Differences);
