namespace BtcAi.Experiments.Runs;

/// <summary>Where a run stands.</summary>
public enum RunStatus
{
    Running,
    Finished,

    /// <summary>Stopped or killed before its end; it can be resumed.</summary>
    Interrupted,

    /// <summary>Ended by an error of ours or of the world.</summary>
    Failed,
}
