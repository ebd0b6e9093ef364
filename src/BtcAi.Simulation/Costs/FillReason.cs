namespace BtcAi.Simulation.Costs;

/// <summary>Why an order was sent.</summary>
public enum FillReason : byte
{
    /// <summary>The policy asked for another exposure.</summary>
    Order,

    /// <summary>Drift had moved the exposure out of the band around an unchanged target.</summary>
    Rebalance,

    /// <summary>The rest of an order that an earlier candle could not fill.</summary>
    Carried,

    /// <summary>The risk manager's cap had fallen below the exposure held.</summary>
    Cap,

    StopLoss,
    TrailingStop,
    TakeProfit,

    /// <summary>Cash for a withdrawal that could not wait.</summary>
    Withdrawal,

    /// <summary>The venue closed a ruined account.</summary>
    Ruin,
}
