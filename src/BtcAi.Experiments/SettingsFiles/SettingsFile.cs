using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>
/// A settings file of today's version. It holds what was chosen, so that a default that changes with a version reaches whatever
/// was not.
/// </summary>
/// <param name="Settings">What the file makes of the defaults.</param>
/// <param name="Chosen">Keys that the file itself holds.</param>
/// <param name="Later">Values of older files that nothing acts on yet: sections of names, as they were.</param>
/// <param name="Migration">Where the file came from; null when it was always of this version.</param>
/// <param name="Schema">The <c>$schema</c> that an editor reads; null when there is none.</param>
public sealed record SettingsFile(SettingsTree Settings, IReadOnlySet<string> Chosen, JsonObject Later, JsonObject? Migration = null, string? Schema = null)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Without escapes that only a browser needs.</summary>
    internal static JsonSerializerOptions Quoting { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SettingsFile Empty { get; } = new(SettingsTree.Default, new HashSet<string>(), []);

    /// <exception cref="UserMistakeException">Every problem of the text.</exception>
    public static SettingsFile Parse(string text)
    {
        var problems = new Problems();
        JsonObject? root = problems.Catch(() => SettingsJson.Parse(text));
        // A comma too many must not hide what else is wrong.
        root ??= new Problems().Catch(() => SettingsJson.Parse(text, SettingsJson.Lenient));
        SettingsFile? file = root is null ? null : problems.Catch(new SettingsFileReader(root).Read);
        problems.ThrowIfAny();
        return file!;
    }

    /// <exception cref="UserMistakeException">Not JSON.</exception>
    public static bool IsToday(string text) => SettingsFileReader.IsToday(SettingsJson.Parse(text));

    /// <summary>Keys that are kept for a later version.</summary>
    public IReadOnlyList<string> LaterKeys =>
        [.. Later.SelectMany(section => section.Value is JsonObject names ? names.Select(name => $"{section.Key}.{name.Key}") : [section.Key])];

    /// <exception cref="UserMistakeException">All problems of all assignments and of the whole tree.</exception>
    public SettingsFile With(IReadOnlyList<string> assignments) => this with
    {
        Settings = Settings.With(assignments),
        Chosen = Chosen.Concat(assignments.Select(a => a[..a.IndexOf('=', StringComparison.Ordinal)].Trim())).ToHashSet(),
    };

    /// <summary>The keys go back to their defaults, whatever those will be.</summary>
    /// <exception cref="UserMistakeException">Keys that are no settings, and what would contradict.</exception>
    public SettingsFile Without(IReadOnlyList<string> keys)
    {
        var problems = new Problems();
        foreach (string key in keys.Where(key => SettingsCatalog.Find(key) is null)) problems.Add(SettingErrors.Unknown, SettingsCatalog.Unknown(key));
        problems.ThrowIfAny();
        HashSet<string> left = [.. Chosen.Except(keys)];
        return this with { Settings = SettingsTree.Default.With(AssignmentsOf(left)), Chosen = left };
    }

    public string ToText()
    {
        var root = new JsonObject();
        if (Schema is not null) root[SettingsJson.SchemaKey] = Schema;
        root[SettingsJson.VersionKey] = SettingsJson.Version;
        JsonObject all = SettingsJson.Write(Settings);
        foreach (var section in SettingsCatalog.All.Where(s => Chosen.Contains(s.Key)).GroupBy(s => s.Section))
            root[section.Key] = new JsonObject(section.Select(s => KeyValuePair.Create(s.Name, all[s.Section]![s.Name]?.DeepClone())));
        if (Later.Count > 0) root[SettingsJson.LaterKey] = Later.DeepClone();
        if (Migration is not null) root[SettingsJson.MigrationKey] = Migration.DeepClone();
        return Format(root);
    }

    /// <summary>JSON as settings files are written.</summary>
    internal static string Format(JsonObject root) => root.ToJsonString(Indented) + "\n";

    private IEnumerable<string> AssignmentsOf(HashSet<string> keys) =>
        SettingsCatalog.All.Where(s => keys.Contains(s.Key)).Select(s => $"{s.Key}={s.TextIn(Settings)}");
}
