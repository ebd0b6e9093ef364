namespace BtcAi.Foundation.Checkpoints;

/// <summary>What a checkpoint file holds.</summary>
/// <param name="Header">JSON text; its meaning is the writer's.</param>
public sealed record CheckpointContents(string Header, IReadOnlyList<CheckpointEntry> Entries)
{
    /// <summary>The entry of that name; throws <see cref="KeyNotFoundException"/> when there is none.</summary>
    public CheckpointEntry this[string name] =>
        Entries.FirstOrDefault(e => e.Name == name) ?? throw new KeyNotFoundException($"The checkpoint holds no {name}.");
}
