using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>What can be mended in a settings file without guessing.</summary>
/// <param name="Text">The mended text.</param>
/// <param name="Steps">What was mended, a sentence each.</param>
/// <param name="Left">What only a person can decide.</param>
public sealed record Repair(string Text, IReadOnlyList<string> Steps, IReadOnlyList<Problem> Left);
