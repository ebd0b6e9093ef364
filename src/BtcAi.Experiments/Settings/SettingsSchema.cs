using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BtcAi.Experiments.Settings;

/// <summary>The settings file as a JSON Schema (draft 2020-12), for editors.</summary>
public static class SettingsSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToText()
    {
        var properties = new JsonObject
        {
            ["$schema"] = new JsonObject { ["type"] = "string" },
            ["version"] = new JsonObject { ["const"] = SettingsJson.Version },
        };
        foreach (var section in SettingsCatalog.All.GroupBy(s => s.Section))
        {
            properties[section.Key] = Closed(new JsonObject(section.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Name, s.ToSchema()))));
        }
        properties[SettingsJson.LaterKey] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Values of older files that nothing acts on yet, kept for a later version.",
        };
        properties[SettingsJson.MigrationKey] = new JsonObject { ["type"] = "object", ["description"] = "Where the file came from." };
        JsonObject schema = Closed(properties);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "BTC-AI settings");
        schema["required"] = new JsonArray("version");
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Closed(JsonObject properties) =>
        new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
}
