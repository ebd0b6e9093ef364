using BtcAi.Experiments.Store;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>A page of runs.</summary>
/// <param name="Total">Runs on all pages.</param>
public sealed record RunPage(int Total, int Offset, IReadOnlyList<ListedRun> Runs)
{
    public static RunPage Of(IReadOnlyList<RunRow> rows, int total, int offset) => new(total, offset, [.. rows.Select(ListedRun.Of)]);

    /// <param name="emptyText">What to say when there is nothing.</param>
    public IEnumerable<IRenderable> View(string emptyText)
    {
        if (Total == 0)
        {
            if (emptyText.Length > 0) yield return new Text(emptyText);
            yield break;
        }
        var table = new FittedTable(
            new FittedColumn("Run", 10, left: true), new FittedColumn("Status", 9, left: true), new FittedColumn("Candles", 3, left: true),
            new FittedColumn("Buckets done", "Done", 6), new FittedColumn("Updates", 2), new FittedColumn("Net", 8), new FittedColumn("Sharpe a year", "Sharpe", 7),
            new FittedColumn("Changed (UTC)", 1), new FittedColumn("Tags", 5, left: true));
        foreach (ListedRun run in Runs)
        {
            table.AddRow(
                run.Id, run.Status, Path.GetFileName(run.Candles), $"{run.Done} of {run.Buckets.Count}", Figures.Count(run.Updates), Figures.Percent(run.Net),
                Figures.Number(run.Sharpe), $"{run.Updated:yyyy-MM-dd HH:mm}", string.Join(' ', run.Tags));
        }
        yield return table;
        if (Runs.Count < Total)
            yield return new Text(Runs.Count == 0
                ? $"There are only {Total} runs; this page lies behind the last."
                : $"Runs {Offset + 1} to {Offset + Runs.Count} of {Figures.Count(Total)}; --page 2, --limit 100, --sort net and --search TEXT show others.");
    }
}
