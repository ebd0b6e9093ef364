using BtcAi.Experiments.Runs;
using BtcAi.Market;

namespace BtcAi.Experiments.Evaluations;

/// <summary>All that is known of a run's agents, and of what it is known from.</summary>
/// <param name="Scheme">How the judged candles were chosen, in words.</param>
/// <param name="Settings">As <c>key=value</c>, only those that differ from the defaults.</param>
/// <param name="Quality">Audit of the candles.</param>
/// <param name="HoldOut">Who has looked at the hold-out of these candles; null when nobody has.</param>
public sealed record EvaluationReport(
    string Run, string Candles, string CandleFingerprint, string Scheme, DateTimeOffset Made, string Build, ulong Seed,
    IReadOnlyList<string> Settings, AuditReport Quality, HoldOutOpenings? HoldOut, IReadOnlyList<BucketEvaluation> Buckets);
