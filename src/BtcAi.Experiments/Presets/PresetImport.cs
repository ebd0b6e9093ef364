using System.Text.Json.Nodes;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;

namespace BtcAi.Experiments.Presets;

/// <summary>Presets of this program and of the Python program: one, or several in one file by their names.</summary>
public static class PresetImport
{
    private const string Parameters = "params";

    /// <returns>None when the text is no preset.</returns>
    public static IReadOnlyList<ImportedPreset> Read(string text, DateTimeOffset now)
    {
        if (PresetJson.Read(text) is { } own) return [new ImportedPreset(own.Name, own.Category, own.Description, own.Settings, null)];
        if (Root(text) is not { } root) return [];
        if (root[Parameters] is JsonObject) return [Old("", root, now)];
        return root.Count > 0 && root.All(part => part.Value is JsonObject preset && preset[Parameters] is JsonObject)
            ? [.. root.Select(part => Old(part.Key, part.Value!.AsObject(), now))]
            : [];
    }

    private static ImportedPreset Old(string name, JsonObject preset, DateTimeOffset now)
    {
        Migration migration = SettingsMigration.Of(preset.ToJsonString(), now);
        IReadOnlyList<string> settings =
            [.. SettingsCatalog.All.Where(s => migration.File.Chosen.Contains(s.Key)).Select(s => $"{s.Key}={s.TextIn(migration.File.Settings)}")];
        string bucket = preset[Parameters]!.AsObject().FirstOrDefault(p => p.Key.Equals("bucket", StringComparison.OrdinalIgnoreCase)).Value?.ToString() ?? "";
        string category = Enum.GetNames<Simulation.Bucket>().FirstOrDefault(b => b.Equals(bucket, StringComparison.OrdinalIgnoreCase)) ?? Preset.General;
        return new ImportedPreset(name.Length > 0 ? name : preset["name"]?.ToString() ?? "", category, migration.Description, settings, migration);
    }

    private static JsonObject? Root(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null; // no preset: the caller says so
        }
    }
}
