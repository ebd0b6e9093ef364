namespace BtcAi.Cli.Views;

/// <summary>One array of a checkpoint, without its values.</summary>
public sealed record CheckpointArray(string Name, string Element, IReadOnlyList<int> Shape, long Bytes);
