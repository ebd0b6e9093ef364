namespace BtcAi.Simulation.Holdings;

/// <summary>How many holdings there may be and when one is closed on its own. Distances are fractions of the price; 0 is off.</summary>
public sealed record HoldingRules
{
    /// <summary>Most holdings at once.</summary>
    public int Most { get; init; } = 25;

    /// <summary>Below the entry (above it when short).</summary>
    public double StopLoss { get; init; } = 0.05;

    /// <summary>Above the entry (below it when short).</summary>
    public double TakeProfit { get; init; } = 0.1;

    /// <summary>Below the best price since entry, once that price has gained as much.</summary>
    public double TrailingStop { get; init; } = 0.02;

    /// <summary>Average true ranges of a decision interval between entry and stop, instead of <see cref="StopLoss"/>.</summary>
    public double DynamicStop { get; init; }

    public CloseOrder CloseOrder { get; init; }

    /// <summary>Largest holding in coins; more opens another holding.</summary>
    public double MostUnits { get; init; } = double.PositiveInfinity;

    /// <summary>Largest holding in the quote currency at entry.</summary>
    public double MostValue { get; init; } = double.PositiveInfinity;

    /// <summary>Candles after a stop in which exposure may not grow.</summary>
    public int CoolDownCandles { get; init; } = 1;

    /// <summary>Nothing is closed on its own, and there are more holdings than anybody opens.</summary>
    public static HoldingRules Unlimited { get; } = new()
    {
        Most = 256,
        StopLoss = 0,
        TakeProfit = 0,
        TrailingStop = 0,
        CoolDownCandles = 0,
        MergesWhenFull = true,
    };

    /// <summary>Whether an increase beyond <see cref="Most"/> joins the newest holding; otherwise it is refused.</summary>
    public bool MergesWhenFull { get; init; }
}
