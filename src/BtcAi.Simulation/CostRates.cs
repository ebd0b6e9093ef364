namespace BtcAi.Simulation;

/// <summary>What a trade costs per unit of value at the open, fee and slippage together; the fee is paid on the filled value.</summary>
public readonly struct CostRates
{
    private readonly double _slippage;

    public CostRates(TradingRules rules)
    {
        _slippage = rules.Slippage;
        Buy = rules.Slippage + rules.Fee * (1 + rules.Slippage);
        Sell = rules.Slippage + rules.Fee * (1 - rules.Slippage);
    }

    /// <summary>Fraction of the bought value, priced at the open.</summary>
    public double Buy { get; }

    /// <summary>Fraction of the sold value, priced at the open.</summary>
    public double Sell { get; }

    /// <summary>The price a buyer (positive units) pays or a seller gets when the open is <paramref name="mid"/>.</summary>
    public double FillPrice(double mid, double units) => units > 0 ? mid * (1 + _slippage) : mid * (1 - _slippage);
}
