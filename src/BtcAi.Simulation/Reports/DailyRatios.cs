namespace BtcAi.Simulation.Reports;

/// <summary>Measures of daily returns, annualised with √365: this market never closes. The risk-free rate is 0.</summary>
/// <param name="Volatility">Annual, sample standard deviation; null with fewer than two days.</param>
/// <param name="Sharpe">Mean over standard deviation; null without variation.</param>
/// <param name="Sortino">Mean over √(mean of squared losses over all days); null without a losing day.</param>
internal readonly record struct DailyRatios(double? Volatility, double? Sharpe, double? Sortino)
{
    private static readonly double Annual = Math.Sqrt(365);

    public static DailyRatios Of(ReadOnlySpan<double> returns)
    {
        if (returns.Length < 2) return default;
        double sum = 0, losses = 0;
        foreach (double r in returns)
        {
            sum += r;
            losses += r < 0 ? r * r : 0;
        }
        double mean = sum / returns.Length, squares = 0;
        foreach (double r in returns) squares += (r - mean) * (r - mean);
        double deviation = Math.Sqrt(squares / (returns.Length - 1));
        double downside = Math.Sqrt(losses / returns.Length);
        return new DailyRatios(
            deviation * Annual,
            deviation > 0 ? mean / deviation * Annual : null,
            downside > 0 ? mean / downside * Annual : null);
    }
}
