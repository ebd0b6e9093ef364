using System.Text.Json.Nodes;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>One value of an older file.</summary>
/// <param name="Nested">Whether it stood in a section; such a value wins over a flat one.</param>
internal sealed record LegacyItem(string Key, JsonNode? Value, bool Nested);
