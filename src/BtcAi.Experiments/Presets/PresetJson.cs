using System.Text.Json;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;

namespace BtcAi.Experiments.Presets;

/// <summary>A preset as a file: <c>{"version", "name", "category", "description", "created", "expires", "settings": ["key=value"]}</c>.</summary>
public static class PresetJson
{
    public static string Write(Preset preset) => JsonSerializer.Serialize(
        new PresetText(SettingsJson.Version, preset.Name, preset.Category, preset.Description, preset.Created, preset.Expires, [.. preset.Settings]),
        RunJson.Options) + "\n";

    /// <returns>Null when the text is no preset; whether its settings are allowed is not judged.</returns>
    public static Preset? Read(string text)
    {
        try
        {
            if (JsonSerializer.Deserialize<PresetText>(text, RunJson.Options) is not { Name: { } name, Settings: { } settings } read) return null;
            if (new Problems().Catch(() => PresetName.Checked(name)) is null || settings.Any(s => s?.Contains('=', StringComparison.Ordinal) != true)) return null;
            return new Preset(
                name.Trim(), read.Category ?? Preset.General, read.Description ?? "", Preset.Merged(settings), read.Expires is null ? PresetKind.User : PresetKind.Temporary,
                read.Created ?? DateTimeOffset.UnixEpoch, read.Expires);
        }
        catch (JsonException)
        {
            return null; // the caller says what is wrong with the file
        }
    }

    private sealed record PresetText(
        string? Version, string? Name, string? Category, string? Description, DateTimeOffset? Created, DateTimeOffset? Expires, string[]? Settings);
}
