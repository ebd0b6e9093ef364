namespace BtcAi.Simulation;

/// <summary>An executed order.</summary>
/// <param name="Candle">Row of the candle at whose open it filled.</param>
/// <param name="TimeMs">Open time of that candle, Unix milliseconds UTC.</param>
/// <param name="Mid">The open, before slippage.</param>
/// <param name="Price">The price paid or received, slippage included, fee not.</param>
/// <param name="Units">Bought (positive) or sold (negative), in the base coin.</param>
/// <param name="Cost">Fee and slippage, in the quote currency.</param>
/// <param name="Target">The exposure asked for.</param>
/// <param name="UnitsAfter">Signed units held after it.</param>
/// <param name="CashAfter">Cash after it, costs paid.</param>
public readonly record struct Fill(
    int Candle, long TimeMs, double Mid, double Price, double Units, double Cost, float Target,
    double UnitsAfter, double CashAfter)
{
    /// <summary>Traded value as a share of equity before the trade, at the open.</summary>
    public double Turnover => Math.Abs(Units) * Mid / (CashAfter + UnitsAfter * Mid + Cost);
}
