namespace BtcAi.Experiments.Audits;

/// <summary>What one check found in one bucket.</summary>
/// <param name="Sentence">The outcome in plain words, with its numbers.</param>
/// <param name="Table">What was measured on the way; null where the sentence says it all.</param>
public sealed record AuditResult(
    string Check, AuditOutcome Outcome, string Sentence, IReadOnlyList<AuditFinding> Findings, AuditTable? Table = null)
{
    /// <summary>Failed when there is any finding.</summary>
    public static AuditResult Of(string check, string sentence, IReadOnlyList<AuditFinding> findings, AuditTable? table = null) =>
        new(check, findings.Count == 0 ? AuditOutcome.Passed : AuditOutcome.Failed, sentence, findings, table);

    /// <summary>The same, where passing would say nothing: what failed still failed.</summary>
    /// <param name="missing">What did not happen, as the end of "Proves nothing: ".</param>
    public AuditResult ProvingNothing(string missing) => Outcome == AuditOutcome.Passed
        ? this with { Outcome = AuditOutcome.ProvedNothing, Sentence = $"Proves nothing: {missing}. {Sentence}" }
        : this;

    public static AuditResult Impossible(string check, string why) => new(check, AuditOutcome.NotApplicable, why, []);
}
