namespace BtcAi.Simulation.Statistics;

/// <summary>
/// What is said first of a backtest, from daily time-weighted returns r of n days; a year has 365 and the risk-free
/// rate is 0. A ratio over nothing is endless, and nothing over nothing counts as 0, as cash would.
/// </summary>
public enum HeadlineMeasure
{
    /// <summary>Π(1 + r) − 1.</summary>
    TotalReturn,

    /// <summary>(Π(1 + r))^(365/n) − 1.</summary>
    Cagr,

    /// <summary>Sample standard deviation × √365.</summary>
    Volatility,

    /// <summary>Mean over sample standard deviation, × √365.</summary>
    Sharpe,

    /// <summary>Mean over √(mean of squared losses over all days), × √365.</summary>
    Sortino,

    /// <summary>Deepest fall of the daily equity below its peak so far, the start included, as a fraction.</summary>
    MaximumDrawdown,

    /// <summary>CAGR over maximum drawdown.</summary>
    Calmar,
}
