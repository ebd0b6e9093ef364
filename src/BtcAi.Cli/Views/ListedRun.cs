using BtcAi.Experiments.Store;

namespace BtcAi.Cli.Views;

/// <summary>A run as lists show it, and as scripts read it.</summary>
/// <param name="Net">Mean over the finished buckets, fraction; null without any.</param>
/// <param name="Sharpe">A year, mean over the finished buckets.</param>
/// <param name="Drawdown">The deepest, fraction.</param>
/// <param name="Deleted">When it went to the trash.</param>
public sealed record ListedRun(
    string Id, DateTimeOffset Created, DateTimeOffset Updated, string Status, string Candles, IReadOnlyList<string> Buckets, int Done, int Updates,
    double? Net, double? Sharpe, double? Drawdown, IReadOnlyList<string> Tags, DateTimeOffset? Deleted)
{
    public static ListedRun Of(RunRow row) => new(
        row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedMs), DateTimeOffset.FromUnixTimeMilliseconds(row.UpdatedMs), row.Status, row.Candles,
        row.Buckets.Split(' '), row.Done, row.Updates, row.Net, row.Sharpe, row.Drawdown, row.Tags,
        row.DeletedMs is { } deleted ? DateTimeOffset.FromUnixTimeMilliseconds(deleted) : null);
}
