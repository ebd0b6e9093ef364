using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Settings;

/// <summary>Settings as a JSON object of sections, snake_case.</summary>
public static class SettingsJson
{
    /// <summary>Of the settings files that are written today.</summary>
    public const string Version = "2.1";

    /// <summary>Names at the top of a settings file that are no sections.</summary>
    public const string SchemaKey = "$schema", VersionKey = "version", LaterKey = "later", MigrationKey = "_migration_metadata";

    /// <summary>Trailing commas and comments are overlooked: what a repair would mend.</summary>
    public static JsonDocumentOptions Lenient { get; } = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

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
        JsonObject sections = Parse(text);
        return SettingsTree.Default.With(sections.SelectMany(Assignments));
    }

    /// <exception cref="UserMistakeException">Not a JSON object, or a name that stands twice.</exception>
    public static JsonObject Parse(string text, JsonDocumentOptions leniency = default)
    {
        try
        {
            if (JsonNode.Parse(text, null, leniency with { AllowDuplicateProperties = false }) is JsonObject root) return root;
        }
        catch (JsonException e)
        {
            throw new UserMistakeException(SettingErrors.NotJson, $"The settings are not JSON ({Fault(e, text)})");
        }
        throw new UserMistakeException(SettingErrors.NotJson, "The settings must be a JSON object of sections such as {\"model\": {…}}.");
    }

    /// <summary>What is wrong, and where as an editor counts.</summary>
    private static string Fault(JsonException e, string text)
    {
        string what = e.Message.Replace(" which is not supported in this mode. Change the reader options", "", StringComparison.Ordinal);
        int place = what.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (place >= 0) what = what[..place];
        string[] lines = text.Split('\n');
        if (e.LineNumber is not { } line || e.BytePositionInLine is not { } at || line >= lines.Length) return what;
        byte[] bytes = Encoding.UTF8.GetBytes(lines[line]);
        int characters = Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Min(at, bytes.Length));
        return $"line {line + 1}, character {characters + 1}: {what}";
    }

    private static IEnumerable<string> Assignments(KeyValuePair<string, JsonNode?> section) =>
        section.Value is JsonObject settings
            ? settings.Select(s => $"{section.Key}.{s.Key}={s.Value?.ToString() ?? "null"}")
            : [$"{section.Key}={section.Value}"];
}
