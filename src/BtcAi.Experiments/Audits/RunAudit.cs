namespace BtcAi.Experiments.Audits;

/// <summary>Every check of every audited bucket of a run.</summary>
/// <param name="Quick">Whether the checks were the short ones.</param>
/// <param name="Seed">Of the candles that were looked at and of the small agents.</param>
public sealed record RunAudit(string Run, bool Quick, ulong Seed, IReadOnlyList<BucketAudit> Buckets)
{
    /// <summary>Whether no check failed.</summary>
    public bool Passed => Buckets.All(bucket => bucket.Results.All(result => result.Outcome != AuditOutcome.Failed));
}
