using System.Text.Json.Nodes;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>Reads a settings file of today's version strictly: nothing unknown, nothing of another type, nothing out of range.</summary>
internal sealed class SettingsFileReader(JsonObject root)
{
    private readonly Problems _problems = new(shown: 1000);
    private readonly List<string> _assignments = [];

    /// <exception cref="UserMistakeException">Every problem.</exception>
    public SettingsFile Read()
    {
        if (!IsToday(root)) throw new UserMistakeException(SettingErrors.OlderForm, OlderForm);
        foreach ((string name, JsonNode? value) in root)
        {
            if (name is SettingsJson.SchemaKey or SettingsJson.VersionKey) continue;
            if (value is not JsonObject section)
                _problems.Add(SettingErrors.Unknown, SettingsCatalog.All.Any(s => s.Section == name) || name is SettingsJson.LaterKey or SettingsJson.MigrationKey
                    ? $"{name} is {Shown(value)}; it must be an object of names and values." : SettingsCatalog.Unknown(name));
            else if (name == SettingsJson.LaterKey) ReadLater(section);
            else if (name != SettingsJson.MigrationKey) ReadSection(name, section);
        }
        string? schema = null;
        if (root[SettingsJson.SchemaKey] is { } named && !((named as JsonValue)?.TryGetValue(out schema) ?? false))
            _problems.Add(SettingErrors.Value, $"{SettingsJson.SchemaKey} is {Shown(named)}; it must be a text.");
        // Values out of range are told beside all else.
        SettingsTree? settings = _problems.Catch(() => SettingsTree.Default.With(_assignments));
        _problems.ThrowIfAny();
        HashSet<string> chosen = [.. _assignments.Select(a => a[..a.IndexOf('=', StringComparison.Ordinal)])];
        return new SettingsFile(settings!, chosen, Copy(SettingsJson.LaterKey) ?? [], Copy(SettingsJson.MigrationKey), schema);
    }

    public static bool IsToday(JsonObject root) =>
        root[SettingsJson.VersionKey] is JsonValue version && version.TryGetValue(out string? text) && text == SettingsJson.Version;

    /// <summary>A JSON value as messages quote it.</summary>
    public static string Shown(JsonNode? value) => value is null ? "null"
        : value.ToJsonString(SettingsFile.Quoting) is { Length: > 60 } text ? text[..57] + "…" : value.ToJsonString(SettingsFile.Quoting);

    private string OlderForm => root[SettingsJson.VersionKey] is { } version
        ? $"version is {Shown(version)}; it must be \"{SettingsJson.Version}\". `btcai config migrate FILE` converts files of older versions."
        : $"The file names no version; it must begin with \"version\": \"{SettingsJson.Version}\". `btcai config migrate FILE` converts files of older versions.";

    private void ReadSection(string section, JsonObject settings)
    {
        foreach ((string name, JsonNode? value) in settings)
        {
            string key = $"{section}.{name}";
            if (SettingsCatalog.Find(key) is not { } entry) _problems.Add(SettingErrors.Unknown, SettingsCatalog.Unknown(key));
            else if (!entry.Holds(value)) _problems.Add(SettingErrors.Value, $"{key} is {Shown(value)}; it must be {entry.Rule} ({entry.Default} is the default).");
            else _assignments.Add($"{key}={value?.ToString() ?? "null"}");
        }
    }

    private void ReadLater(JsonObject later)
    {
        foreach ((string section, JsonNode? values) in later)
        {
            foreach ((string name, _) in values as JsonObject ?? [])
            {
                if (SettingsCatalog.Find($"{section}.{name}") is { } entry)
                    _problems.Add(SettingErrors.Unknown, $"{SettingsJson.LaterKey}.{entry.Key} has come to act as {entry.Key}; `btcai config repair` moves it.");
            }
        }
    }

    private JsonObject? Copy(string name) => root[name]?.DeepClone().AsObject();
}
