namespace BtcAi.Experiments.Recovery;

/// <summary>What was left behind.</summary>
public enum RecoveryKind
{
    /// <summary>A training that did not come to its end.</summary>
    Run,

    /// <summary>Another command that the dashboard had started.</summary>
    Command,

    /// <summary>A damaged checkpoint.</summary>
    Checkpoint,

    /// <summary>A temporary file.</summary>
    File,
}
