using System.Text;

namespace BtcAi.Experiments.Store;

/// <summary>Which runs to list, in which order, and which page of them.</summary>
public sealed record RunQuery
{
    public int Limit { get; init; } = 50;
    public int Offset { get; init; }
    public RunSort Sort { get; init; }
    public string? Status { get; init; }
    public string? Bucket { get; init; }
    public string? Tag { get; init; }

    /// <summary>Words that all have to begin a word of the run's id, command, candles, buckets, verdict, tags or notes.</summary>
    public string? Search { get; init; }

    /// <summary>Only runs in the trash; without it only those that are not.</summary>
    public bool Deleted { get; init; }

    /// <summary>The condition; its parameters are <c>$status</c>, <c>$bucket</c>, <c>$tag</c> and <c>$search</c>.</summary>
    internal string Condition
    {
        get
        {
            var text = new StringBuilder(Deleted ? "deleted_ms IS NOT NULL" : "deleted_ms IS NULL");
            if (Status is not null) text.Append(" AND status = $status");
            if (Bucket is not null) text.Append(" AND ' ' || buckets || ' ' LIKE '% ' || $bucket || ' %'");
            if (Tag is not null) text.Append(" AND EXISTS (SELECT 1 FROM tag WHERE tag.run = run.number AND tag.name = $tag)");
            if (SearchTerms is not null) text.Append(" AND number IN (SELECT rowid FROM run_text WHERE run_text MATCH $search)");
            return $"{text}";
        }
    }

    /// <summary>Every word quoted, so that nothing in it is an operator.</summary>
    internal string? SearchTerms => string.IsNullOrWhiteSpace(Search)
        ? null
        : string.Join(' ', Search.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"*"));

    internal string Order => Sort switch
    {
        RunSort.Updated => "updated_ms DESC, id DESC",
        RunSort.Net => "net DESC NULLS LAST, id DESC",
        RunSort.Sharpe => "sharpe DESC NULLS LAST, id DESC",
        RunSort.Drawdown => "drawdown DESC NULLS LAST, id DESC",
        RunSort.Updates => "updates DESC, id DESC",
        _ => "created_ms DESC, id DESC",
    };
}
