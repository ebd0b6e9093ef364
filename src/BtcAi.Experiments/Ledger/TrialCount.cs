using BtcAi.Simulation;

namespace BtcAi.Experiments.Ledger;

/// <summary>How often a range has been looked at, and how much the looks differed: what the deflated Sharpe ratio needs.</summary>
/// <param name="Trials">N: distinct trials (settings, seed, bucket, candles, range) that overlap it, at least 1.</param>
/// <param name="Looks">All entries, repetitions included.</param>
/// <param name="SharpeVariance">
/// V: variance of the daily Sharpe ratios of comparable trials; with fewer than two of those that of chance, one over the days. 0 for one trial.
/// </param>
/// <param name="BestDailySharpe">The highest of all trials; null without any.</param>
public sealed record TrialCount(int Trials, int Looks, double SharpeVariance, double? BestDailySharpe)
{
    /// <summary>
    /// Standard errors of a Sharpe ratio of zero. A worse one is no bad luck: costs ate the agent. It counts as that bad, or one
    /// that lost all would let luck look wide enough to explain any gain.
    /// </summary>
    private const double Worst = 2;

    /// <summary>Lines of the ledger that cannot be read: with any, the count is a lower bound.</summary>
    public int Unreadable { get; init; }

    /// <param name="bucket">Of the agent that is judged: trials of other buckets count, and are not comparable.</param>
    /// <param name="days">On which it is judged: trials of less than half or more than twice as many are not comparable either.</param>
    public static TrialCount Of(IEnumerable<LedgerEntry> entries, Bucket bucket, int days, int unreadable = 0)
    {
        LedgerEntry[] all = [.. entries], trials = [.. all.DistinctBy(e => e.Trial)];
        double[] comparable = [.. trials.Where(e => e.Bucket == bucket && e.Days * 2 >= days && e.Days <= days * 2).Select(SharpeOf)];
        double variance = comparable.Length > 1 ? VarianceOf(comparable) : trials.Length > 1 && days > 0 ? 1.0 / days : 0;
        return new TrialCount(Math.Max(1, trials.Length), all.Length, variance, trials.Max(e => (double?)(e.DailySharpe ?? 0))) { Unreadable = unreadable };
    }

    private static double SharpeOf(LedgerEntry e) => e.DailySharpe is { } sharpe && e.Days > 0 ? Math.Max(sharpe, -Worst / Math.Sqrt(e.Days)) : 0;

    private static double VarianceOf(double[] values)
    {
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }
}
