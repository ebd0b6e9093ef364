namespace BtcAi.Simulation.Costs;

/// <summary>What a venue and its order book add to a flat fee and half-spread.</summary>
public sealed record MarketFrictions
{
    /// <summary>Fees by 30-day volume; null charges the flat fee.</summary>
    public FeeSchedule? Fees { get; init; }

    /// <summary>
    /// Square-root law: an order of share s of a candle's volume moves the price against itself by this many times
    /// the candle's volatility × √s. Scale-free: the same for any interval. 0 is off.
    /// </summary>
    public double Impact { get; init; } = 1;

    /// <summary>Largest share of a candle's volume one lane may fill; the rest is carried to the next candles.</summary>
    public double Participation { get; init; } = 0.05;

    /// <summary>Orders worth less are not sent, in the quote currency; closing everything is always sent.</summary>
    public double MinimumNotional { get; init; } = 10;

    /// <summary>Units are a multiple of this, rounded towards zero; 0 is any.</summary>
    public double LotStep { get; init; } = 0.00001;

    /// <summary>Prices are a multiple of this, rounded against the order; 0 is any.</summary>
    public double TickSize { get; init; } = 0.01;

    /// <summary>Paid every 8 hours on the value of a short position, a fraction.</summary>
    public double FundingRate { get; init; } = 0.0001;

    /// <summary>Candles between the open that a decision would fill at and the one it does.</summary>
    public int LatencyCandles { get; init; }

    /// <summary>Nothing beyond fee and half-spread: fills as without this record.</summary>
    public static MarketFrictions None { get; } = new()
    {
        Impact = 0,
        Participation = double.PositiveInfinity,
        MinimumNotional = 0,
        LotStep = 0,
        TickSize = 0,
        FundingRate = 0,
    };
}
