using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Ledger;

namespace BtcAi.Experiments.Html;

/// <summary>What the Sharpe ratio is worth after the count of trials.</summary>
internal static class Evidence
{
    private static readonly double Annual = Math.Sqrt(365);

    public static Part Of(Subject subject)
    {
        BucketEvaluation bucket = subject.Bucket;
        TrialCount trials = bucket.Trials;
        List<(string, string)> facts = [];
        if (bucket.Evidence is { } e)
        {
            facts.AddRange([
                ("Sharpe ratio, annual", Written.Number(e.AnnualSharpe)),
                ("Probability that it is above 0 (PSR)", Written.Percent(e.Probabilistic)),
                ("The same after all trials (DSR)", Written.Percent(e.Deflated)),
                ("Best to expect of as many trials without skill", Written.Number(e.ExpectedBest)),
                ("Days of record", Written.Count(e.Days)),
                ("Days that would show it to be above 0 (PSR of 95\u00A0%, one-sided)", e.MinimumDays is { } days && double.IsFinite(days)
                    ? $"{Written.Count((long)Math.Ceiling(Math.Min(days, 1e9)))} " +
                        $"({Written.Number(Math.Min(days, 1e9) / 365, "0.0")} years)"
                    : Written.None),
                ("Skewness and kurtosis of daily returns", $"{Written.Number(e.Skewness)} and " +
                    $"{Written.Number(e.Kurtosis, "0.0")}"),
            ]);
        }
        facts.AddRange([
            ("Trials counted on this range", Written.Count(trials.Trials)),
            ("Looks, repetitions included", Written.Count(trials.Looks)),
            ("Spread of the trials' Sharpe ratios, annual", Written.Number(Math.Sqrt(Math.Max(0,
                trials.SharpeVariance)) * Annual)),
            ("Best of them, annual", Written.Number(trials.BestDailySharpe * Annual)),
        ]);
        if (trials.Unreadable > 0) facts.Add(("Lines of the ledger that cannot be read", $"{Written.Count(trials.Unreadable)}: the count is a lower bound"));
        return new Part("evidence", "Evidence and trials",
        [
            Part.ShortFacts(facts),
            Part.Paragraph($"{subject.Conditions} Trials are distinct settings, seeds, candles and ranges that " +
                $"overlap this one, from a ledger that only " +
                "grows; trials that it never saw, such as ideas given up elsewhere, make the true count higher " +
                    "and the evidence weaker. " +
                "Kurtosis of a normal distribution is 3."),
            .. Trials.Of(subject),
        ]);
    }
}
