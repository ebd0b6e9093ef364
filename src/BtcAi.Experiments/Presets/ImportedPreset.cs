using BtcAi.Experiments.SettingsFiles;

namespace BtcAi.Experiments.Presets;

/// <summary>A preset of a file, not yet kept.</summary>
/// <param name="Name">Empty where the file does not say.</param>
/// <param name="Migration">What became of every key of an older preset; null for one of this program.</param>
public sealed record ImportedPreset(string Name, string Category, string Description, IReadOnlyList<string> Settings, Migration? Migration);
