using System.Text.Json.Nodes;

namespace BtcAi.Experiments.Application;

/// <summary>What the program remembers between its starts; nothing here changes a result.</summary>
public sealed record ApplicationState
{
    /// <summary>The run that was last begun or resumed; empty before the first.</summary>
    public string LastRun { get; init; } = "";

    /// <summary>When that was.</summary>
    public DateTimeOffset? LastRunTime { get; init; }

    /// <summary>What the user noted.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Whether the first start was gone through, or skipped.</summary>
    public bool Welcomed { get; init; }

    /// <summary>Alerts that a person has seen enough of; only the screens know what they name.</summary>
    public IReadOnlyList<string> Dismissed { get; init; } = [];

    /// <summary>How screens are laid out; only the screens know its shape.</summary>
    public JsonObject? WindowLayout { get; init; }
}
