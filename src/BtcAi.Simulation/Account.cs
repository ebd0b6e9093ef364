namespace BtcAi.Simulation;

/// <summary>Cash and signed units of one instrument, and the only code that moves money between them.</summary>
public struct Account
{
    /// <summary>Differences below this share of equity are rounding, not an order.</summary>
    private const double Rounding = 1e-12;

    public Account(double cash) => Cash = cash;

    /// <summary>In the quote currency; above equity while short.</summary>
    public double Cash { get; private set; }

    /// <summary>In the base coin; negative when short.</summary>
    public double Units { get; private set; }

    public readonly double EquityAt(double price) => Cash + Units * price;

    /// <summary>Signed share of equity in the instrument.</summary>
    public readonly double ExposureAt(double price) => Units * price / EquityAt(price);

    /// <summary>
    /// Trades at the open <paramref name="mid"/> so that exposure is exactly <paramref name="target"/> after costs:
    /// trading the value x costs c·|x|, so U + x = w·(E − c·|x|) is solved for x.
    /// Returns fee and slippage paid, in the quote currency.
    /// </summary>
    public double TradeTo(double target, double mid, in CostRates rates)
    {
        double value = Units * mid;
        double equity = Cash + value;
        double missing = target * equity - value;
        if (Math.Abs(missing) <= Rounding * Math.Abs(equity)) return 0;
        double signedRate = missing > 0 ? rates.Buy : -rates.Sell;
        double cost = signedRate * missing / (1 + target * signedRate);
        double left = equity - cost;
        Units = target * left / mid;
        Cash = (1 - target) * left;
        return cost;
    }

    /// <summary>Buys (positive) or sells units at a price and pays a fee, in the quote currency. Closing everything leaves exactly nothing.</summary>
    public void Trade(double units, double price, double fee)
    {
        double equity = Math.Abs(Cash) + Math.Abs(Units) * price;
        Units += units;
        Cash -= units * price + fee;
        if (Math.Abs(Units) * price <= Rounding * equity) Units = 0;
        if (Math.Abs(Cash) <= Rounding * equity) Cash = 0;
    }

    /// <summary>Money that comes in (positive) or goes out without a trade, in the quote currency.</summary>
    public void Move(double cash) => Cash += cash;
}
