using BtcAi.Compute;

namespace BtcAi.Learning;

/// <summary>An algorithm that improves a network. Everything it changes can be saved and loaded.</summary>
public interface ILearner
{
    /// <summary>The network being improved; its weights are what an agent acts with.</summary>
    MlpNetwork Network { get; }

    /// <summary>Gathers experience and improves once.</summary>
    /// <param name="progress">How far the training has come, 0…1; schedules follow it.</param>
    UpdateMetrics Update(double progress);

    /// <summary>Writes everything that changes: weights, optimiser, chance, environment.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Restores what <see cref="Save"/> wrote; the next update is then the one that would have followed.</summary>
    void Load(BinaryReader reader);
}
