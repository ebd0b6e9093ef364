namespace BtcAi.Experiments.Audits;

/// <summary>Numbers that a check measured, a row per feature; NaN where nothing could be measured.</summary>
/// <param name="Title">What the numbers are and their unit.</param>
public sealed record AuditTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<AuditRow> Rows);
