namespace BtcAi.Experiments.SettingsFiles;

/// <summary>One key of an older file, and what became of it.</summary>
/// <param name="Key">As the file has it, with its section when it has one.</param>
/// <param name="Value">As the file has it, JSON.</param>
/// <param name="NewKey">Empty when it has none.</param>
/// <param name="NewValue">As text; empty when it has none.</param>
/// <param name="Remark">The reason, or what changed besides the name; may be empty.</param>
public sealed record MigratedKey(string Key, string Value, KeyFate Fate, string NewKey = "", string NewValue = "", string Remark = "");
