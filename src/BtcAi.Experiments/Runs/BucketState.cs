namespace BtcAi.Experiments.Runs;

/// <summary>How far one bucket of a run has come.</summary>
public enum BucketState
{
    Waiting,
    Training,
    Finished,
}
