using System.Text.Json.Nodes;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;

namespace BtcAi.Cli.Views;

/// <summary>What one checkpoint holds, its arrays by shape.</summary>
/// <param name="Settings">The run's, as they were saved.</param>
public sealed record CheckpointContent(
    string Id, SaveReason Reason, DateTimeOffset Saved, long Bytes, string Checksum, IReadOnlyList<string> Tags, string Note, AgentCard Card, TrainerState State,
    JsonNode? Settings, IReadOnlyList<CheckpointArray> Arrays)
{
    public static CheckpointContent Of(string id, SavedCheckpoint saved, CheckpointContents contents)
    {
        CheckpointHeader header = CheckpointHeader.Parse(contents.Header);
        return new CheckpointContent(
            id, header.Reason, saved.Saved, saved.Bytes, saved.Checksum, saved.Tags, saved.Note, header.Card, header.State, JsonNode.Parse(header.Settings),
            [.. contents.Entries.Select(e => new CheckpointArray(e.Name, $"{e.Element}", e.Shape, e.Bytes.LongLength))]);
    }
}
