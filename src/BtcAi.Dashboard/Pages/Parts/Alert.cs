using BtcAi.Dashboard.Jobs;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using MudBlazor;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>Something that waits for a person.</summary>
/// <param name="Key">The same as long as it is about the same event.</param>
public sealed record Alert(Severity Severity, string Text, string Path, string Key)
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    /// <param name="runs">Newest first.</param>
    /// <param name="damaged">What could not be read, a sentence each.</param>
    public static IReadOnlyList<Alert> Of(IReadOnlyList<RunRow> runs, IReadOnlyList<Job> jobs, IReadOnlyList<string> damaged, DateTimeOffset now) =>
    [
        .. damaged.Select(text => new Alert(Severity.Error, text, "recovery", text)),
        .. runs.Where(run => run.Status is nameof(RunStatus.Interrupted) or nameof(RunStatus.Failed) && now.ToUnixTimeMilliseconds() - run.UpdatedMs < Recent.TotalMilliseconds)
            .Take(3).Select(run => new Alert(
                Severity.Warning, $"Run {run.Id} {(run.Status == nameof(RunStatus.Failed) ? "failed" : "was interrupted")}. It can go on.", $"monitoring?run={run.Id}", $"{run.Id} {run.UpdatedMs}")),
        .. jobs.Where(job => job.State is JobState.Failed && now - job.Record.Started < Recent).Take(3)
            .Select(job => new Alert(Severity.Error, $"{job.Record.Title} failed; its log says why.", $"logs?job={job.Id}", job.Id)),
    ];
}
