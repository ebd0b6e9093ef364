namespace BtcAi.Experiments.Audits;

/// <summary>One thing that is wrong: which, at which candle, and what is the matter with it.</summary>
/// <param name="Subject">A feature by its name, or "decision", "volatility", a checkpoint's entry.</param>
/// <param name="CandleMs">Open time of the candle, Unix milliseconds UTC; null where no single candle is meant.</param>
public sealed record AuditFinding(string Subject, long? CandleMs, string What);
