using System.Numerics.Tensors;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Simulation.Backtests;

/// <summary>How far the price went for and against a trade while it was held (Sweeney, 1996).</summary>
internal static class Excursion
{
    public static Trade Measure(Trade trade, CandleSeries candles)
    {
        IndexRange rows = candles.Between(trade.EntryTimeMs, trade.ExitTimeMs);
        double high = Math.Max(trade.EntryPrice, trade.ExitPrice), low = Math.Min(trade.EntryPrice, trade.ExitPrice);
        if (rows.Count > 0)
        {
            high = Math.Max(high, TensorPrimitives.Max<double>(candles.High.AsSpan(rows.From, rows.Count)));
            low = Math.Min(low, TensorPrimitives.Min<double>(candles.Low.AsSpan(rows.From, rows.Count)));
        }
        (double best, double worst) = trade.Units > 0 ? (high, low) : (low, high);
        int side = Math.Sign(trade.Units);
        return trade with
        {
            BestReturn = side * (best / trade.EntryPrice - 1),
            WorstReturn = side * (worst / trade.EntryPrice - 1),
        };
    }
}
