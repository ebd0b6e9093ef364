namespace BtcAi.Learning.Training;

/// <summary>Why a checkpoint was saved.</summary>
public enum SaveReason
{
    /// <summary>By a version that did not write it down.</summary>
    Unknown,

    /// <summary>The interval was over.</summary>
    Interval,

    /// <summary>The agent was better on the validation range than any before.</summary>
    Best,

    /// <summary>A person asked for it while training went on.</summary>
    Manual,

    /// <summary>Training was asked to stop.</summary>
    Interrupt,

    /// <summary>Training came to its end.</summary>
    Finished,

    /// <summary>An error, or too little disk or memory, is about to end the training.</summary>
    Emergency,
}
