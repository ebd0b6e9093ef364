using System.Globalization;
using System.Text.Json.Nodes;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>
/// Makes today's settings of a file of versions 1.0 to 2.0 or of a preset of the Python program: flat keys in either case, sections, or both,
/// where the section wins. Percent becomes a fraction. Nothing is clamped: a value that breaks a rule of today is refused.
/// </summary>
public sealed class SettingsMigration
{
    private readonly Dictionary<string, (string Text, LegacyItem From)> _won = [];
    private readonly List<(LegacyItem Item, MigratedKey Key)> _keys = [];
    private readonly JsonObject _later = [];

    private SettingsMigration() { }

    /// <exception cref="UserMistakeException">Not JSON, or of today's version already.</exception>
    public static Migration Of(string text, DateTimeOffset now)
    {
        JsonObject root = SettingsJson.Parse(text);
        if (SettingsFileReader.IsToday(root))
            throw new UserMistakeException(SettingErrors.OlderForm, $"The file is of version {SettingsJson.Version} already; `btcai config validate FILE` checks it.");
        LegacyForm form = LegacyForm.Of(root);
        var migration = new SettingsMigration();
        // Sections first, so that they win; the order of the file is kept for the report.
        foreach (LegacyItem item in form.Items.OrderByDescending(item => item.Nested)) migration._keys.Add((item, migration.Judge(item)));
        migration.RefuseContradictions();
        MigratedKey[] keys = [.. form.Items.Select(item => migration._keys.First(pair => ReferenceEquals(pair.Item, item)).Key)];
        var file = new SettingsFile(
            SettingsTree.Default.With(migration.Assignments()), migration._won.Keys.ToHashSet(), migration._later,
            Metadata(root[SettingsJson.MigrationKey], form.Version, now, keys), root[SettingsJson.SchemaKey]?.ToString());
        return new Migration(form.Name, form.Description, file, keys);
    }

    private MigratedKey Judge(LegacyItem item)
    {
        string shown = SettingsFileReader.Shown(item.Value);
        LegacyKey? old = LegacyKeys.Find(item.Key);
        if (old is { Fate: LegacyFate.Gone }) return new MigratedKey(item.Key, shown, KeyFate.Dropped, Remark: old.Reason);
        if (old is { Fate: LegacyFate.Later }) return Keep(item, old, shown);
        // Settings that older versions did not have may still have been written beside theirs.
        return SettingsCatalog.Find(old?.Target ?? item.Key) is { } entry
            ? Take(item, entry, old, shown)
            : new MigratedKey(item.Key, shown, KeyFate.Unknown, Remark: "no version knows it");
    }

    private MigratedKey Keep(LegacyItem item, LegacyKey old, string shown)
    {
        string[] path = old.Target.Split('.');
        var section = _later[path[0]] as JsonObject;
        if (section is null) _later[path[0]] = section = [];
        if (section.TryGetPropertyValue(path[1], out JsonNode? held))
            return new MigratedKey(item.Key, shown, KeyFate.Overruled, old.Target, Remark: JsonNode.DeepEquals(held, item.Value)
                ? "said twice" : $"{old.Target} says {SettingsFileReader.Shown(held)} and wins");
        section[path[1]] = item.Value?.DeepClone();
        return new MigratedKey(item.Key, shown, KeyFate.KeptForLater, $"{SettingsJson.LaterKey}.{old.Target}", shown, "kept for a later version: has no effect yet");
    }

    private MigratedKey Take(LegacyItem item, SettingEntry entry, LegacyKey? old, string shown)
    {
        if (item.Value is JsonArray) return Refuse($"{entry.Key} is {shown}; it must be {entry.Rule}.");
        string text = old is { Percent: true } ? Fraction(item.Value) : item.Value?.ToString() ?? "null";
        if (_won.TryGetValue(entry.Key, out var winner))
        {
            string remark = SameIn(entry, winner.Text, text) ? $"{winner.From.Key} says the same"
                : $"{winner.From.Key} says {SettingsFileReader.Shown(winner.From.Value)} and wins";
            return new MigratedKey(item.Key, shown, KeyFate.Overruled, entry.Key, Remark: remark);
        }
        var problems = new Problems();
        entry.Check(text, problems);
        if (problems.Count > 0) return Refuse(problems.Spelled[0].Text);
        _won[entry.Key] = (text, item);
        return new MigratedKey(item.Key, shown, item.Key == entry.Key ? KeyFate.TakenOver : KeyFate.Renamed, entry.Key, text, Remark());

        string Remark() => old is { Percent: true } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double fraction) && fraction is > 0 and < 0.01
            ? $"{old.Reason}; less than 1 %: check that percent was meant"
            : old?.Reason ?? "";

        MigratedKey Refuse(string why) => new(item.Key, shown, KeyFate.Refused, entry.Key, Remark: why);
    }

    /// <summary>Values that are right alone but not together: refuses those without which there are fewer contradictions, the latest first.</summary>
    private void RefuseContradictions()
    {
        for (Problem[] problems = Contradictions(); problems.Length > 0; problems = Contradictions())
        {
            string[] latestFirst = [.. _won.Keys.Reverse()];
            string loser = latestFirst.FirstOrDefault(key => Contradictions(key).Length < problems.Length) ?? latestFirst[0];
            Problem[] left = Contradictions(loser);
            int at = _keys.FindIndex(pair => ReferenceEquals(pair.Item, _won[loser].From));
            string why = (problems.FirstOrDefault(problem => !left.Contains(problem)) ?? problems[0]).Text;
            _keys[at] = (_keys[at].Item, _keys[at].Key with { Fate = KeyFate.Refused, NewValue = "", Remark = why });
            _won.Remove(loser);
        }
    }

    private Problem[] Contradictions(string without = "")
    {
        var problems = new Problems();
        problems.Catch(() => SettingsTree.Default.With(Assignments(without)));
        return [.. problems.Spelled];
    }

    private IEnumerable<string> Assignments(string without = "") =>
        _won.Where(pair => pair.Key != without).Select(pair => $"{pair.Key}={pair.Value.Text}");

    private static bool SameIn(SettingEntry entry, string a, string b)
    {
        var problems = new Problems();
        return entry.Check(a, problems) == entry.Check(b, problems) && problems.Count == 0;
    }

    // In decimals, so that 15 % is 0.15 and not a neighbour of it.
    private static string Fraction(JsonNode? percent)
    {
        string text = percent?.ToString() ?? "null";
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? (number / 100).ToString(CultureInfo.InvariantCulture)
            : text;
    }

    private static JsonObject Metadata(JsonNode? before, string version, DateTimeOffset now, MigratedKey[] keys)
    {
        JsonObject metadata = before as JsonObject is { } kept ? kept.DeepClone().AsObject() : [];
        JsonNode? earlier = metadata["migrated_parameters"]?.DeepClone();
        if (before is not null) metadata["previous"] = before.DeepClone();
        metadata["original_version"] ??= version;
        metadata["migration_date"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        IEnumerable<string> names = keys.Where(key => key.NewKey.Length > 0 && key.Fate is KeyFate.TakenOver or KeyFate.Renamed or KeyFate.KeptForLater)
            .Select(key => key.Key);
        if (earlier is JsonArray list) names = list.Select(name => $"{name}").Union(names);
        metadata["migrated_parameters"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        return metadata;
    }
}
