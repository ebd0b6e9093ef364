namespace BtcAi.Experiments.Audits;

/// <summary>What a check came to.</summary>
public enum AuditOutcome
{
    Passed,
    Failed,

    /// <summary>The run gives the check nothing to work on; the sentence says why.</summary>
    NotApplicable,

    /// <summary>Nothing went wrong, but nothing happened that could have; the sentence says what was missing.</summary>
    ProvedNothing,
}
