using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>The newest runs with an agent, for a page to choose from, and the one that its address names.</summary>
/// <param name="Run">The named one, else the newest; null when there is none, or when it cannot be shown.</param>
/// <param name="Failure">Why the named one cannot be shown.</param>
public sealed record FinishedRuns(IReadOnlyList<RunRow> Rows, RunRecord? Run, UserMistakeException? Failure)
{
    private const int Most = 100;

    public static FinishedRuns None { get; } = new([], null, null);

    /// <param name="asked">Id, or its beginning; the newest run when null.</param>
    public static FinishedRuns Of(RunStore runs, string? asked)
    {
        RunRow[] rows = [.. runs.List(new RunQuery { Limit = Most }, out _, out _).Where(row => row.Done > 0)];
        if ((asked ?? (rows.Length > 0 ? rows[0].Id : null)) is not { } id) return None;
        try
        {
            RunRecord run = runs.Find(id);
            return run.Finished().Count > 0 ? new(rows, run, null) : new(rows, null, new UserMistakeException(RunErrors.Unfinished, run.Unfinished()));
        }
        catch (UserMistakeException e)
        {
            return new(rows, null, e);
        }
    }
}
