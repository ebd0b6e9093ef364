namespace BtcAi.Experiments.Evaluations;

/// <summary>What the Sharpe ratio is worth after the count of trials.</summary>
/// <param name="AnnualSharpe">Daily, × √365.</param>
/// <param name="Probabilistic">PSR: probability that the true ratio is above 0.</param>
/// <param name="Deflated">DSR: the same against the best that so many trials without skill would have reached.</param>
/// <param name="ExpectedBest">That best, annual.</param>
/// <param name="MinimumDays">Length of record that would show the ratio to be above 0 with 95 %; null where it is not above 0.</param>
public sealed record SharpeEvidence(
    int Days, double AnnualSharpe, double Skewness, double Kurtosis, double Probabilistic, double Deflated, double ExpectedBest,
    double? MinimumDays);
