using BtcAi.Experiments.Presets;
using BtcAi.Experiments.TrackRecords;

namespace BtcAi.Cli.Views;

/// <summary>A preset as lists show it, and as scripts read it.</summary>
/// <param name="Judged">Distinct trials of what it says now.</param>
/// <param name="Evidence">In words.</param>
public sealed record ListedPreset(
    string Name, string Category, PresetKind Kind, string Description, IReadOnlyList<string> Settings, string Hash, DateTimeOffset? Expires, int Judged, string Evidence)
{
    public static ListedPreset Of(Preset p, TrackRecord record) =>
        new(p.Name, p.Category, p.Kind, p.Description, p.Settings, p.Hash, p.Expires, record.Excesses.Count, record.InWords());
}
