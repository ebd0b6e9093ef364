namespace BtcAi.Experiments.Reports;

/// <summary>What a policy knew of the candles that judge it.</summary>
public enum VerdictBasis
{
    /// <summary>An agent that was neither trained nor selected on any of them.</summary>
    Unseen,

    /// <summary>An agent that was trained or selected on some of them.</summary>
    Seen,

    /// <summary>A rule that learns nothing.</summary>
    Rule,
}
