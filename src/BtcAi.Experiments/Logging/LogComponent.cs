namespace BtcAi.Experiments.Logging;

/// <summary>What a log file is about; each has files of its own.</summary>
public enum LogComponent
{
    /// <summary>Commands and the dashboard.</summary>
    Application,

    /// <summary>What happens to runs.</summary>
    Training,

    /// <summary>Every error of all components once more, with its stack trace.</summary>
    Error,

    /// <summary>Which version of the program followed which.</summary>
    Update,
}
