namespace BtcAi.Learning.Training;

/// <summary>How long to train and how often to look.</summary>
public sealed record TrainerPlan
{
    /// <summary>Updates to run when no budget is given.</summary>
    public int Updates { get; init; } = 150;

    /// <summary>Wall-clock budget instead of a number of updates; such a run cannot be repeated byte for byte.</summary>
    public TimeSpan? Budget { get; init; }

    public int EvaluateEvery { get; init; } = 10;

    /// <summary>Validations without a better score after which training stops; 0 never.</summary>
    public int Patience { get; init; } = 10;

    public int CheckpointEvery { get; init; } = 10;

    /// <summary>Asked after every update whether a person wants a checkpoint now; true once for each wish. Null when nobody can.</summary>
    public Func<bool>? IsSaveWanted { get; init; }
}
