using System.Text.Json;
using BtcAi.Experiments.Settings;

namespace BtcAi.Experiments.Logging;

/// <summary>One line of a log.</summary>
/// <param name="Exception">Stack trace; empty without one.</param>
public sealed record LogEntry(DateTimeOffset Time, LogDetail Level, LogComponent Component, string Text, string Exception)
{
    /// <summary>As a person reads it: UTC time, level, component, text, and the stack trace below.</summary>
    public string Line =>
        $"{Time:yyyy-MM-dd HH:mm:ss.fff} {Word} {LogFolder.NameOf(Component),-11} {Text}{(Exception.Length == 0 ? "" : Environment.NewLine + Exception.TrimEnd())}";

    private string Word => Level switch
    {
        LogDetail.Debug => "dbg",
        LogDetail.Warning => "WRN",
        LogDetail.Error => "ERR",
        _ => "inf",
    };

    /// <returns>Null when the line is not whole.</returns>
    internal static LogEntry? Parse(string line, LogComponent component)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            LogDetail level = (Of(root, "@l") ?? "Information") switch
            {
                "Verbose" or "Debug" => LogDetail.Debug,
                "Information" => LogDetail.Information,
                "Warning" => LogDetail.Warning,
                _ => LogDetail.Error,
            };
            return new LogEntry(root.GetProperty("@t").GetDateTimeOffset(), level, component, Of(root, "@m") ?? "", Of(root, "@x") ?? "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Of(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
