using BtcAi.Simulation;

namespace BtcAi.Experiments.Audits;

/// <summary>Every check of one bucket's agent.</summary>
public sealed record BucketAudit(Bucket Bucket, IReadOnlyList<AuditResult> Results);
