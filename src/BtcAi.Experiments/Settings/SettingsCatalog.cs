using System.Reflection;
using System.Text;
using System.Text.Json;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Settings;

/// <summary>All settings in the order of their declaration, read from the records themselves.</summary>
public static class SettingsCatalog
{
    private static readonly Lazy<IReadOnlyList<SettingEntry>> Entries = new(ReadRecords);

    public static IReadOnlyList<SettingEntry> All => Entries.Value;

    /// <summary>The reference documentation, Markdown.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("# Settings\n\nWritten by `btcai config docs` from the settings records; a test compares the two.\n")
            .Append("Change one with `btcai config set key=value` for every run to come, or with `--set key=value` for one run.\n");
        foreach (var section in All.GroupBy(s => s.Section))
        {
            text.Append($"\n## {section.Key}\n\n| key | default | unit | allowed | meaning |\n|---|---|---|---|---|\n");
            foreach (var s in section) text.Append($"| `{s.Key}` | {s.Default} | {s.Unit} | {s.Rule} | {s.Sentence} |\n");
        }
        return text.ToString();
    }

    /// <summary>Adds what is wrong with one value, whatever the others are.</summary>
    public static void Check(string key, string text, Problems problems) => Apply($"{key}={text}", SettingsTree.Default.With([]), problems);

    /// <summary>Applies one <c>key=value</c> to <paramref name="tree"/>, or adds what is wrong with it.</summary>
    internal static void Apply(string assignment, SettingsTree tree, Problems problems)
    {
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            problems.Add(SettingErrors.NotAnAssignment, $"\"{assignment}\" is not an assignment; write key=value, such as model.learning_rate=0.001.");
            return;
        }
        string key = assignment[..equals].Trim();
        SettingEntry? entry = Find(key);
        if (entry is null) problems.Add(SettingErrors.Unknown, Unknown(key));
        else entry.Assign(assignment[(equals + 1)..].Trim(), tree, problems);
    }

    public static SettingEntry? Find(string key) => All.FirstOrDefault(s => s.Key == key);

    /// <summary>What to say of a key that is not a setting.</summary>
    public static string Unknown(string key) => LegacyKeys.Find(key) switch
    {
        { Fate: not LegacyFate.Lives } old => $"{key} is not a setting: {old.Advice}. `btcai config list` shows all.",
        var old => (old?.Target ?? Nearest(key)) is { } meant
            ? $"{key} is not a setting; did you mean {meant}? `btcai config list` shows all."
            : $"{key} is not a setting; `btcai config list` shows all.",
    };

    private static List<SettingEntry> ReadRecords() =>
    [
        .. from section in typeof(SettingsTree).GetProperties(BindingFlags.Public | BindingFlags.Instance)
           from property in section.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let attribute = property.GetCustomAttribute<SettingAttribute>()
           where attribute is not null
           select new SettingEntry($"{Snake(section.Name)}.{Snake(property.Name)}", section, property, attribute),
    ];

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    // Null when more than every third letter would have to change: that is no slip of the fingers.
    private static string? Nearest(string key)
    {
        int dot = key.LastIndexOf('.');
        string section = dot < 0 ? "" : key[..dot], name = key[(dot + 1)..];
        SettingEntry nearest = All.MinBy(s => Slips(s) + (dot < 0 ? 0 : 0.01 * Distance(section, s.Section)))!;
        return Slips(nearest) <= 1.0 / 3 ? nearest.Key : null;

        double Slips(SettingEntry s) => Math.Min(Share(name, s.Name), dot < 0 ? Share(key, s.Key) : 1);
    }

    private static double Share(string a, string b) => Distance(a, b) / (double)Math.Max(a.Length, b.Length);

    // Levenshtein's: insertions, deletions and replacements that turn one into the other.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
