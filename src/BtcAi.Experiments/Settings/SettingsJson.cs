using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Settings;

/// <summary>Settings as a JSON object of sections, snake_case.</summary>
public static class SettingsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static JsonObject Write(SettingsTree tree) => JsonSerializer.SerializeToNode(tree, Options)!.AsObject();

    /// <summary>Settings that the text leaves out keep their defaults.</summary>
    /// <exception cref="UserMistakeException">Not JSON, or settings with problems, all of them.</exception>
    public static SettingsTree Read(string text)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text);
        }
        catch (JsonException e)
        {
            throw new UserMistakeException(SettingErrors.NotJson, $"The settings are not JSON ({e.Message})");
        }
        if (root is not JsonObject sections)
            throw new UserMistakeException(SettingErrors.NotJson, "The settings must be a JSON object of sections such as {\"model\": {…}}.");
        return SettingsTree.Default.With(sections.SelectMany(Assignments));
    }

    private static IEnumerable<string> Assignments(KeyValuePair<string, JsonNode?> section) =>
        section.Value is JsonObject settings
            ? settings.Select(s => $"{section.Key}.{s.Key}={s.Value?.ToString() ?? "null"}")
            : [$"{section.Key}={section.Value}"];
}
