namespace BtcAi.Experiments.Evaluations;

/// <summary>The verdict at a glance; always shown with its words.</summary>
public enum EvidenceLight
{
    /// <summary>Red: it lost, or there is no evidence of an edge.</summary>
    NoEvidence,

    /// <summary>Amber: something speaks for it, not enough.</summary>
    Hint,

    /// <summary>Green: above zero and above holding with 95 %, after the count of trials and under doubled costs.</summary>
    Evidence,
}
