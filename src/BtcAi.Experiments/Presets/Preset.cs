using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;

namespace BtcAi.Experiments.Presets;

/// <summary>Settings under a name: only those that it sets, so that all others stay what they are.</summary>
/// <param name="Category">A bucket, or <see cref="General"/>.</param>
/// <param name="Settings"><c>key=value</c>, each key once, sorted.</param>
/// <param name="Expires">Of a temporary one; null otherwise.</param>
public sealed record Preset(
    string Name, string Category, string Description, IReadOnlyList<string> Settings, PresetKind Kind, DateTimeOffset Created, DateTimeOffset? Expires = null)
{
    public const string General = "General";

    /// <summary>Of what it says, not of its name: a renamed or copied preset keeps its track record, a changed one starts afresh.</summary>
    public string Hash => SettingsHash.Of(Settings);

    /// <summary>Name of its file, and what equal names have in common: lower case, dashes between words.</summary>
    public string Key => PresetName.KeyOf(Name);

    public bool IsCalled(string name) => PresetName.KeyOf(name) == Key;

    public PresetUse Use => new(Name, Hash);

    /// <summary>Later assignments win; the result is sorted.</summary>
    public static IReadOnlyList<string> Merged(params IEnumerable<string> assignments)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string assignment in assignments)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            values[assignment[..equals].Trim()] = assignment[(equals + 1)..].Trim();
        }
        return [.. values.Select(v => $"{v.Key}={v.Value}")];
    }
}
