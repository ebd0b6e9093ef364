using System.Text.Json;
using System.Text.Json.Nodes;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>
/// Mends what has one safe reading: trailing commas, comments, numbers and truths written as texts, keys in another case or of an older name.
/// A value out of range is not one of them.
/// </summary>
public static class SettingsRepair
{
    /// <exception cref="UserMistakeException">Not even leniently JSON; a comma, quote or brace that could stand anywhere is nobody's guess.</exception>
    public static Repair Of(string text)
    {
        var problems = new Problems();
        bool strict = problems.Catch(() => SettingsJson.Parse(text)) is not null;
        JsonObject root = SettingsJson.Parse(text, SettingsJson.Lenient);
        var steps = new List<string>();
        if (!strict) steps.Add("Trailing commas and comments are taken out.");
        // The values of older forms are the migration's to read: percent is percent there.
        JsonObject mended = SettingsFileReader.IsToday(root) ? Values(root, steps) : root;
        string repaired = steps.Count == 0 ? text : SettingsFile.Format(mended);
        var left = new Problems(shown: 1000);
        left.Catch(() => SettingsFile.Parse(repaired));
        return new Repair(repaired, steps, left.Spelled);
    }

    private static JsonObject Values(JsonObject root, List<string> steps)
    {
        var mended = new JsonObject();
        foreach ((string name, JsonNode? value) in root)
        {
            if (value is JsonObject section && name == SettingsJson.LaterKey) AddLater(section);
            else if (value is JsonObject named && name != SettingsJson.MigrationKey) AddSection(name, named);
            else if (name is SettingsJson.SchemaKey or SettingsJson.VersionKey or SettingsJson.MigrationKey) mended[name] = value?.DeepClone();
            else Add(name, name, value);
        }
        return mended;

        void AddSection(string section, JsonObject values)
        {
            foreach ((string name, JsonNode? value) in values) Add($"{section}.{name}", name, value);
        }

        void AddLater(JsonObject later)
        {
            foreach ((string section, JsonNode? values) in later)
            {
                if (values is not JsonObject names) Place($"{SettingsJson.LaterKey}.{section}", values);
                else foreach ((string name, JsonNode? value) in names)
                {
                    bool acts = SettingsCatalog.Find($"{section}.{name}") is not null && !Holds(root, $"{section}.{name}");
                    if (acts) steps.Add($"{SettingsJson.LaterKey}.{section}.{name} has come to act and is moved to {section}.{name}.");
                    Place(acts ? $"{section}.{name}" : $"{SettingsJson.LaterKey}.{section}.{name}", acts ? Typed($"{section}.{name}", value) : value);
                }
            }
        }

        void Add(string key, string name, JsonNode? value)
        {
            string place = PlaceOf(key);
            if (place != key && Holds(root, place)) place = key; // two say it: a person decides
            if (place != key) steps.Add($"{key} becomes {place}.");
            Place(place, Typed(place, value));
        }

        JsonNode? Typed(string key, JsonNode? value)
        {
            if (SettingsCatalog.Find(key) is not { } entry || Plain(entry, value) is not { } plain) return value;
            steps.Add($"{key}: {SettingsFileReader.Shown(value)} becomes {SettingsFileReader.Shown(plain)}.");
            return plain;
        }

        void Place(string path, JsonNode? value)
        {
            JsonObject at = mended;
            string[] parts = path.Split('.');
            foreach (string part in parts[..^1])
            {
                if (at[part] is not JsonObject next) at[part] = next = [];
                at = next;
            }
            at[parts[^1]] = value?.DeepClone();
        }
    }

    /// <summary>Where a key belongs; itself when there is no one safe answer.</summary>
    private static string PlaceOf(string key)
    {
        if (SettingsCatalog.Find(key) is not null) return key;
        if (SettingsCatalog.All.FirstOrDefault(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } entry) return entry.Key;
        return LegacyKeys.Find(key) switch
        {
            { Fate: LegacyFate.Lives, Percent: false } old => old.Target,
            { Fate: LegacyFate.Later } old => $"{SettingsJson.LaterKey}.{old.Target}",
            _ => key,
        };
    }

    private static bool Holds(JsonObject root, string path)
    {
        JsonNode? at = root;
        foreach (string part in path.Split('.'))
        {
            if (at is not JsonObject here || !here.TryGetPropertyValue(part, out at)) return false;
        }
        return true;
    }

    /// <summary>The number or truth that a text spells; null when it spells none, or need not.</summary>
    private static JsonNode? Plain(SettingEntry entry, JsonNode? value)
    {
        if (entry.Holds(value) || value?.GetValueKind() != JsonValueKind.String) return null;
        string text = value.ToString().Trim();
        if (bool.TryParse(text, out bool yes)) text = yes ? "true" : "false";
        try
        {
            JsonNode? plain = JsonNode.Parse(text);
            return entry.Holds(plain) ? plain : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
