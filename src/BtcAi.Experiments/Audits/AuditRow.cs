namespace BtcAi.Experiments.Audits;

/// <summary>One feature's numbers, one per column of its <see cref="AuditTable"/>.</summary>
public sealed record AuditRow(string Name, IReadOnlyList<double> Values);
