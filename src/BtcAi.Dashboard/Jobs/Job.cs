using BtcAi.Foundation;

namespace BtcAi.Dashboard.Jobs;

/// <summary>A job as it stands now.</summary>
/// <param name="ExitCode">Null while it runs, and when it died.</param>
/// <param name="RunId">The run that it trains, once it has said so; null for other jobs.</param>
public sealed record Job(JobRecord Record, JobState State, int? ExitCode, string? RunId)
{
    public string Id => Record.Id;

    public bool IsActive => State is JobState.Running or JobState.Stopping;

    /// <summary>The same as a command line.</summary>
    public string CommandLine => "btcai " + string.Join(' ', Record.Arguments.Select(a => a.Contains(' ') ? $"\"{a}\"" : a));
}
