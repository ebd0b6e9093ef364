using BtcAi.Experiments.Audits;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>An audit of a run as a person reads it: each check with its outcome in words, its findings, and the largest of what it measured.</summary>
internal static class AgentAuditView
{
    private const int ShownFindings = 10, ShownRows = 8;

    public static IEnumerable<IRenderable> Of(RunAudit audit)
    {
        foreach (BucketAudit bucket in audit.Buckets)
        {
            yield return new Markup($"[bold]{bucket.Bucket}[/] of run {Markup.Escape(audit.Run)}{(audit.Quick ? ", quick audit" : "")}");
            foreach (AuditResult result in bucket.Results)
            {
                yield return new Rows(Lines(result).Select(line => new Text(line)));
                if (result.Table is { } table) yield return TableOf(table);
            }
        }
        int empty = audit.Buckets.Sum(bucket => bucket.Results.Count(result => result.Outcome == AuditOutcome.ProvedNothing));
        if (empty > 0) yield return new Text($"{(empty == 1 ? "1 check" : $"{empty} checks")} proved nothing, which is no pass.");
        yield return new Text(audit.Passed
            ? "No check failed. An audit finds leaks; it says nothing about whether the agent is any good."
            : "At least one check failed: do not trust this run's figures before its findings are explained.");
    }

    public static string Word(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Passed => "passed",
        AuditOutcome.Failed => "FAILED",
        AuditOutcome.ProvedNothing => "PROVED NOTHING",
        _ => "not applicable",
    };

    private static IEnumerable<string> Lines(AuditResult result)
    {
        yield return $"{result.Check}: {Word(result.Outcome)}. {result.Sentence}";
        foreach (AuditFinding finding in result.Findings.Take(ShownFindings))
            yield return $"  {finding.Subject}{(finding.CandleMs is { } ms ? $" at {Words.Time(ms)}" : "")}: {finding.What}";
        if (result.Findings.Count > ShownFindings)
            yield return $"  … and {Figures.Count(result.Findings.Count - ShownFindings)} more (--json lists all)";
    }

    private static Table TableOf(AuditTable table)
    {
        Table drawn = new Table().Border(TableBorder.Simple).Title(new TableTitle(Markup.Escape(table.Title))).AddColumn("Feature");
        foreach (string column in table.Columns) drawn.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned());
        foreach (AuditRow row in table.Rows.Take(ShownRows))
            drawn.AddRow([new Text(row.Name), .. row.Values.Select(value => new Text(Figures.Number(value, "0.0000")))]);
        if (table.Rows.Count > ShownRows) drawn.Caption($"the first {ShownRows} of {table.Rows.Count} (--json lists all)");
        return drawn;
    }
}
