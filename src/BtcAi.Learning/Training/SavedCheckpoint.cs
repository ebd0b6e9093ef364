namespace BtcAi.Learning.Training;

/// <summary>One checkpoint of a bucket on disk.</summary>
/// <param name="Name">Its update, with <c>-2</c> and so on where several have the same; <c>damaged-1</c> for one that says no more.</param>
/// <param name="Checksum">Lower-case hex; what tags and notes are kept under.</param>
/// <param name="Role">What it is to the training.</param>
/// <param name="Header">Null when it is damaged.</param>
/// <param name="Damage">What is wrong with it; null for nothing.</param>
public sealed record SavedCheckpoint(
    string Name, string FilePath, string Checksum, CheckpointRole Role, CheckpointHeader? Header, string? Damage, long Bytes, DateTimeOffset Saved)
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    public string Note { get; init; } = "";
}
