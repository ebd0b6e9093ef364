using BtcAi.Learning.Training;
using BtcAi.Simulation;

namespace BtcAi.Cli.Views;

/// <summary>A checkpoint as lists show it, and as scripts read it.</summary>
/// <param name="Id">RUN/BUCKET/NAME, as commands take it.</param>
/// <param name="Score">Of the best agent up to it, on the validation range.</param>
/// <param name="IsBest">Whether it was saved at the update of its best agent.</param>
public sealed record ListedCheckpoint(
    string Id, Bucket Bucket, string Name, CheckpointRole Role, int? Update, SaveReason? Reason, DateTimeOffset Saved, long Bytes, double? Score, bool IsBest,
    IReadOnlyList<string> Tags, string Note, string Checksum, string FilePath, string? Damage)
{
    public static ListedCheckpoint Of(string run, Bucket bucket, SavedCheckpoint c) => new(
        $"{run}/{$"{bucket}".ToLowerInvariant()}/{c.Name}", bucket, c.Name, c.Role, c.Header?.State.Update, c.Header?.Reason, c.Saved, c.Bytes,
        c.Header?.State.Best?.Score, c.Header is { } header && header.State.BestUpdate == header.State.Update, c.Tags, c.Note, c.Checksum, c.FilePath, c.Damage);
}
