using BtcAi.Experiments.Settings;

namespace BtcAi.Experiments.Logging;

/// <summary>Which log entries somebody wants to see.</summary>
public sealed record LogQuery
{
    public LogComponent? Component { get; init; }

    /// <summary>The least important ones.</summary>
    public LogDetail Level { get; init; }

    /// <summary>What their text or stack trace contains, in any case.</summary>
    public string Search { get; init; } = "";

    public DateTimeOffset? Since { get; init; }

    /// <summary>How many at the most, the newest.</summary>
    public int Lines { get; init; } = 50;

    public bool Fits(LogEntry entry) =>
        entry.Level >= Level && (Since is null || entry.Time >= Since)
        && (Search.Length == 0 || entry.Text.Contains(Search, StringComparison.OrdinalIgnoreCase) || entry.Exception.Contains(Search, StringComparison.OrdinalIgnoreCase));
}
