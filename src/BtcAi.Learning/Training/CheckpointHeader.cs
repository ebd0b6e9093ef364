using System.Text.Json;
using System.Text.Json.Serialization;
using BtcAi.Learning.Agents;

namespace BtcAi.Learning.Training;

/// <summary>The readable part of a checkpoint.</summary>
/// <param name="Settings">The run's settings as JSON.</param>
/// <param name="Reason">Why it was saved.</param>
public sealed record CheckpointHeader(AgentCard Card, TrainerState State, string Settings, SaveReason Reason = SaveReason.Unknown)
{
    /// <summary>How headers are written: camel case, enumerations by name.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static CheckpointHeader Parse(string json) => JsonSerializer.Deserialize<CheckpointHeader>(json, Json)
        ?? throw new JsonException("A checkpoint's header is empty.");
}
