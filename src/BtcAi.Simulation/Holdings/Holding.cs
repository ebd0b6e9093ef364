using BtcAi.Simulation.Conditions;
using BtcAi.Simulation.Costs;

namespace BtcAi.Simulation.Holdings;

/// <summary>One lot of a position with its own entry, stops and target; signed units.</summary>
public struct Holding
{
    public double Units;

    /// <summary>The price at entry, before slippage.</summary>
    public double EntryPrice;

    /// <summary>Fee and slippage at entry per unit, in the quote currency.</summary>
    public double CostPerUnit;

    /// <summary>Best price since entry up to the last close: the highest when long.</summary>
    public double Best;

    /// <summary>Where it is sold at a loss; 0 when there is none.</summary>
    public double Stop;

    /// <summary>Where it is sold at a profit; 0 when there is none.</summary>
    public double Target;

    /// <summary>Row of the candle in which it was opened.</summary>
    public int EntryCandle;

    /// <summary>Why <see cref="Stop"/> stands where it does.</summary>
    public FillReason StopReason;

    /// <summary>
    /// Set when a stop or target was touched and the volume did not suffice: the rest leaves at the next opens, for the reason
    /// that <see cref="StopReason"/> now tells.
    /// </summary>
    public bool Leaving;

    public static Holding Open(
        in HoldingRules rules, in CandleConditions known, double units, double price, double cost, int candle)
    {
        int side = Math.Sign(units);
        double distance = rules.DynamicStop > 0 ? rules.DynamicStop * known.TrueRange : rules.StopLoss;
        return new Holding
        {
            Units = units,
            EntryPrice = price,
            CostPerUnit = cost / Math.Abs(units),
            Best = price,
            Stop = distance > 0 ? price * Math.Max(1 - side * distance, 0) : 0,
            Target = rules.TakeProfit > 0 ? price * Math.Max(1 + side * rules.TakeProfit, 0) : 0,
            EntryCandle = candle,
            StopReason = FillReason.StopLoss,
        };
    }

    /// <summary>
    /// Where in the candle the holding would be sold on its own. The stop is judged before the target; a gap through the
    /// stop fills at the open, a gap over the target at the target if the candle still trades there, else at its end nearest to it.
    /// </summary>
    public readonly bool Touches(in CandleConditions candle, out double price, out FillReason reason, out FillLimit limit)
    {
        (price, reason, limit) = (0, StopReason, FillLimit.None);
        bool isLong = Units > 0;
        if (Stop > 0 && (isLong ? candle.Low <= Stop : candle.High >= Stop))
        {
            bool gap = isLong ? candle.Open < Stop : candle.Open > Stop;
            (price, limit) = gap ? (candle.Open, FillLimit.Gap) : (Stop, FillLimit.None);
            return true;
        }
        reason = FillReason.TakeProfit;
        if (!(Target > 0) || !(isLong ? candle.High >= Target : candle.Low <= Target)) return false;
        price = Math.Clamp(Target, candle.Low, candle.High);
        return true;
    }

    /// <summary>Moves the best price and with it the trailing stop; stops only ever move in the holding's favour.</summary>
    public void Ratchet(in HoldingRules rules, in CandleConditions candle)
    {
        if (Leaving) return;
        bool isLong = Units > 0;
        double best = isLong ? candle.High : candle.Low;
        if (isLong ? best <= Best : best >= Best) return;
        Best = best;
        int side = isLong ? 1 : -1;
        if (!(rules.TrailingStop > 0) || side * (best / EntryPrice - 1) < rules.TrailingStop) return;
        double trailing = best * (1 - side * rules.TrailingStop);
        if (Stop > 0 && (isLong ? trailing <= Stop : trailing >= Stop)) return;
        (Stop, StopReason) = (trailing, FillReason.TrailingStop);
    }
}
