using System.Text.Json.Nodes;
using BtcAi.Experiments.Settings;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>The shape of an older file taken away: its values one by one.</summary>
/// <param name="Name">What the file is, in words.</param>
/// <param name="Version">The version that it names, or "unknown".</param>
internal sealed record LegacyForm(string Name, string Version, string Description, IReadOnlyList<LegacyItem> Items)
{
    public static LegacyForm Of(JsonObject root)
    {
        string? version = root[SettingsJson.VersionKey]?.ToString();
        if (root["params"] is JsonObject parameters)
            return new LegacyForm("a preset of the Python program", version ?? "preset", root["description"]?.ToString() ?? "", [.. Flat(parameters)]);
        LegacyItem[] items = [.. Flat(root)];
        bool nested = items.Any(item => item.Nested), flat = items.Any(item => !item.Nested);
        string shape = (nested, flat) switch
        {
            (true, true) => "sections, and flat keys beside them",
            (true, false) => "sections",
            _ => "flat keys",
        };
        return new LegacyForm($"{(version is null ? "no version" : $"version {version}")}, {shape}", version ?? (nested ? "2.0" : "1.x"), "", items);
    }

    private static IEnumerable<LegacyItem> Flat(JsonObject root)
    {
        foreach ((string name, JsonNode? value) in root)
        {
            if (name is SettingsJson.SchemaKey or SettingsJson.VersionKey or SettingsJson.MigrationKey) continue;
            if (value is not JsonObject section) yield return new LegacyItem(name, value, false);
            else foreach (LegacyItem item in Within(name, section)) yield return item;
        }
    }

    private static IEnumerable<LegacyItem> Within(string path, JsonObject section)
    {
        foreach ((string name, JsonNode? value) in section)
        {
            if (value is not JsonObject deeper) yield return new LegacyItem($"{path}.{name}", value, true);
            else foreach (LegacyItem item in Within($"{path}.{name}", deeper)) yield return item;
        }
    }
}
