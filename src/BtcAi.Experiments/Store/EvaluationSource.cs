namespace BtcAi.Experiments.Store;

/// <summary>Where the figures of an evaluation come from.</summary>
public enum EvaluationSource
{
    /// <summary>The test at the end of a training.</summary>
    Train,

    /// <summary><c>btcai evaluate</c>.</summary>
    Evaluate,

    /// <summary>A file of the Python program; nobody here has checked it.</summary>
    Imported,
}
