using System.Globalization;
using BtcAi.Simulation.Costs;

namespace BtcAi.Simulation;

/// <summary>An executed order.</summary>
/// <param name="Candle">Row of the candle in which it filled.</param>
/// <param name="TimeMs">Open time of that candle, Unix milliseconds UTC.</param>
/// <param name="Mid">The open, or the price of a stop or target, before slippage; always inside the candle.</param>
/// <param name="Price">The price paid or received, slippage and impact included, fee not.</param>
/// <param name="Units">Bought (positive) or sold (negative), in the base coin.</param>
/// <param name="Cost">Fee, slippage and impact, in the quote currency.</param>
/// <param name="Target">The exposure aimed at.</param>
/// <param name="UnitsAfter">Signed units held after it.</param>
/// <param name="CashAfter">Cash after it, costs paid.</param>
/// <param name="FeeRate">Fraction of the filled value.</param>
public readonly record struct Fill(
    int Candle, long TimeMs, double Mid, double Price, double Units, double Cost, float Target,
    double UnitsAfter, double CashAfter, FillReason Reason = FillReason.Order, FillLimit Limit = FillLimit.None, double FeeRate = 0)
{
    /// <summary>Traded value as a share of equity before the trade, at the open.</summary>
    public double Turnover => Math.Abs(Units) * Mid / (CashAfter + UnitsAfter * Mid + Cost);

    /// <summary>Why this size and this price, in a sentence.</summary>
    public string Sentence => string.Create(CultureInfo.InvariantCulture,
        $"{(Units > 0 ? "Bought" : "Sold")} {Math.Abs(Units):0.########} at {Price:0.########} ({Mid:0.########} and {Slipped:0.####} % against it), fee {FeeRate * 100:0.####} %: {Why}.");

    private double Slipped => Math.Abs(Price / Mid - 1) * 100;

    private string Why => Reason switch
    {
        FillReason.Order => $"the policy aims at {Target * 100:0} %",
        FillReason.Rebalance => $"drift had left the band around {Target * 100:0} %",
        FillReason.Carried => "the rest of an order that the candles before could not fill",
        FillReason.Cap => $"the cap fell below the exposure held; {Target * 100:0} % is left",
        FillReason.StopLoss => "stop-loss",
        FillReason.TrailingStop => "trailing stop",
        FillReason.TakeProfit => "take-profit",
        FillReason.Withdrawal => "cash for a withdrawal",
        _ => "the venue closed a ruined account",
    } + string.Concat(Notes);

    private IEnumerable<string> Notes
    {
        get
        {
            if (Limit.HasFlag(FillLimit.Cap)) yield return ", held down by the cap";
            if (Limit.HasFlag(FillLimit.Volume)) yield return ", cut to the share of the candle's volume";
            if (Limit.HasFlag(FillLimit.PositionSize)) yield return ", cut to the largest holding";
            if (Limit.HasFlag(FillLimit.Lot)) yield return ", rounded to the lot";
            if (Limit.HasFlag(FillLimit.Gap)) yield return ", the candle opened beyond it";
        }
    }
}
