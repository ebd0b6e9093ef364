namespace BtcAi.Dashboard.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    Running,

    /// <summary>Asked to stop; it finishes what it is doing and saves.</summary>
    Stopping,

    Finished,

    /// <summary>Stopped before its end, everything saved.</summary>
    Interrupted,

    /// <summary>Ended with an error that its log tells.</summary>
    Failed,

    /// <summary>Ended without a word: killed, or the machine went down.</summary>
    Died,
}
