namespace BtcAi.Simulation.Risk;

/// <summary>Which rule of the risk manager holds an exposure down.</summary>
public enum RiskLimit : byte
{
    None,

    /// <summary>The market's volatility times the exposure would exceed the target.</summary>
    Volatility,

    /// <summary>Equity has fallen from its peak; the throttle closes as it falls further.</summary>
    Drawdown,

    /// <summary>After a drawdown that closed the throttle: flat until the pause is over.</summary>
    DrawdownPause,

    /// <summary>The day's loss: flat until the next UTC day.</summary>
    DailyLoss,

    /// <summary>The forecast's value at risk.</summary>
    ValueAtRisk,

    /// <summary>Candles were missing, stale or impossible: nothing may be added.</summary>
    KillSwitch,

    /// <summary>A stop was hit: nothing may be added for a while.</summary>
    CoolDown,

    /// <summary>Cash is set aside for withdrawals.</summary>
    Treasury,

    /// <summary>All holdings are taken.</summary>
    MostHoldings,
}
