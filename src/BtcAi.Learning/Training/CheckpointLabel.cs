namespace BtcAi.Learning.Training;

/// <summary>What a person wrote on a checkpoint.</summary>
/// <param name="Tags">Sorted.</param>
public sealed record CheckpointLabel(IReadOnlyList<string> Tags, string Note)
{
    public static CheckpointLabel None { get; } = new([], "");

    public CheckpointLabel With(IEnumerable<string> add, IEnumerable<string> remove) =>
        this with { Tags = [.. Tags.Union(add).Except(remove).Order(StringComparer.Ordinal)] };
}
