namespace BtcAi.Experiments.Ledger;

/// <summary>How often a range has been looked at, and how much the looks differed: what the deflated Sharpe ratio needs.</summary>
/// <param name="Trials">N: distinct trials (settings, seed, bucket, candles, range) that overlap it, at least 1.</param>
/// <param name="Looks">All entries, repetitions included.</param>
/// <param name="SharpeVariance">V: variance of the trials' daily Sharpe ratios; 0 with fewer than two.</param>
/// <param name="BestDailySharpe">The highest of them; null without any.</param>
public sealed record TrialCount(int Trials, int Looks, double SharpeVariance, double? BestDailySharpe)
{
    /// <summary>Lines of the ledger that cannot be read: with any, the count is a lower bound.</summary>
    public int Unreadable { get; init; }

    /// <summary>"1 trial in 1 look", "212 trials in 340 looks".</summary>
    public string InWords() => $"{Trials} {(Trials == 1 ? "trial" : "trials")} in {Looks} {(Looks == 1 ? "look" : "looks")}";

    public static TrialCount Of(IEnumerable<LedgerEntry> entries, int unreadable = 0)
    {
        LedgerEntry[] all = [.. entries], trials = [.. all.DistinctBy(e => e.Trial)];
        double[] sharpes = [.. trials.Select(e => e.DailySharpe ?? 0)];
        double mean = sharpes.Length > 0 ? sharpes.Average() : 0;
        double variance = sharpes.Length > 1 ? sharpes.Sum(s => (s - mean) * (s - mean)) / (sharpes.Length - 1) : 0;
        return new TrialCount(Math.Max(1, trials.Length), all.Length, variance, sharpes.Length > 0 ? sharpes.Max() : null) { Unreadable = unreadable };
    }
}
