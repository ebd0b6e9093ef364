namespace BtcAi.Learning.Ppo;

/// <summary>
/// Fresh experience of L lanes over T decisions. Observations row by row as the network reads them; everything else
/// one row per decision with the lanes side by side.
/// </summary>
public sealed class Rollout
{
    public Rollout(int decisions, int lanes, int observationSize)
    {
        (Decisions, Lanes, ObservationSize) = (decisions, lanes, observationSize);
        Observations = new float[decisions * lanes * observationSize];
        Actions = new float[decisions * lanes];
        LogProbabilities = new float[decisions * lanes];
        Rewards = new float[decisions * lanes];
        Values = new float[(decisions + 1) * lanes];
        Continues = new float[decisions * lanes];
        EndValues = new float[decisions * lanes];
        Advantages = new float[decisions * lanes];
        Returns = new float[decisions * lanes];
    }

    /// <summary>T.</summary>
    public int Decisions { get; }

    /// <summary>L.</summary>
    public int Lanes { get; }

    public int ObservationSize { get; }

    /// <summary>Shape [T][L][ObservationSize].</summary>
    public float[] Observations { get; }

    /// <summary>Index of the action taken, as a float so that it compares within vectors. Shape [T][L].</summary>
    public float[] Actions { get; }

    /// <summary>log π of the action taken. Shape [T][L].</summary>
    public float[] LogProbabilities { get; }

    /// <summary>In reward units. Shape [T][L].</summary>
    public float[] Rewards { get; }

    /// <summary>V of each observation; the last row is what follows the rollout. Shape [T+1][L].</summary>
    public float[] Values { get; }

    /// <summary>1 where the episode went on, 0 where it ended in this decision. Shape [T][L].</summary>
    public float[] Continues { get; }

    /// <summary>Where the episode ended: V of its last observation if truncated, 0 if terminated. Shape [T][L].</summary>
    public float[] EndValues { get; }

    /// <summary>Normalised advantages. Shape [T][L].</summary>
    public float[] Advantages { get; }

    /// <summary>Targets of the critic. Shape [T][L].</summary>
    public float[] Returns { get; }

    public ReadOnlySpan<float> Rows(int decision, int firstLane, int lanes) =>
        Observations.AsSpan((decision * Lanes + firstLane) * ObservationSize, lanes * ObservationSize);
}
