namespace BtcAi.Experiments.Audits;

/// <summary>How thorough an audit is and what it runs on.</summary>
/// <param name="Quick">Fewer candles and fewer updates; half a minute a bucket instead of minutes.</param>
/// <param name="Seed">Of the candles that are looked at and of the small agents.</param>
public sealed record AuditPlan(bool Quick, ulong Seed, int Threads, CancellationToken Stop);
