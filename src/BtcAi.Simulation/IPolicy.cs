namespace BtcAi.Simulation;

/// <summary>Observations in, actions out, for a whole batch. Baselines and trained agents look the same from here.</summary>
public interface IPolicy
{
    string Name { get; }

    /// <summary>Reads the batch's observations and account columns and writes <see cref="EnvBatch.Actions"/>.</summary>
    void Act(EnvBatch batch);
}
