namespace BtcAi.Simulation;

/// <summary>Many episodes stepped together. Lanes that end restart within the same step.</summary>
public interface IVectorEnv
{
    EnvBatch Batch { get; }

    /// <summary>Starts every lane afresh and writes its first observation.</summary>
    void Reset();

    /// <summary>Reads <see cref="EnvBatch.Actions"/>, moves every lane one decision on, writes the rest. Allocates nothing.</summary>
    void Step();

    /// <summary>Writes everything that changes: lanes, chance, and what the batch shows.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Restores what <see cref="Save"/> wrote; the next step is then the one that would have followed.</summary>
    void Load(BinaryReader reader);
}
