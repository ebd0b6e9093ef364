namespace BtcAi.Experiments.Store;

/// <summary>A run as it is listed, sorted and searched.</summary>
/// <param name="Buckets">Names, separated by a space.</param>
/// <param name="Done">Finished buckets.</param>
/// <param name="Updates">Of all buckets together.</param>
/// <param name="Net">Fraction of the initial capital on the test ranges, mean over the finished buckets; null without any.</param>
/// <param name="Sharpe">A year, mean over the finished buckets; null without any.</param>
/// <param name="Drawdown">Deepest of the finished buckets, fraction; null without any.</param>
/// <param name="DeletedMs">When it went to the trash, Unix milliseconds; null for one that did not.</param>
/// <param name="Record">All there is to know, JSON.</param>
public sealed record RunRow(
    string Id, long CreatedMs, long UpdatedMs, string Status, string Candles, string Command, string Buckets, int Done, int Updates,
    double? Net, double? Sharpe, double? Drawdown, string Verdict, string Record, long? DeletedMs = null)
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What its trainings ended in: written into the history with the row, never read from it.</summary>
    public IReadOnlyList<EvaluationRow> Tests { get; init; } = [];
}
