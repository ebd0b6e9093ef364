using System.Numerics.Tensors;
using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Simulation.Backtests;

/// <summary>An account at every close of a range; after a ruin what was left then, and no exposure.</summary>
/// <param name="Equity">In the quote currency.</param>
/// <param name="Index">Time-weighted equity: the same array where no cash flowed.</param>
/// <param name="Exposure">Signed share of equity.</param>
internal sealed record AccountCurves(double[] Equity, double[] Index, float[] Exposure)
{
    /// <summary>Between two fills cash and units rest, so each stretch of the curves is one sweep over the closes.</summary>
    public static AccountCurves OfFills(CandleSeries candles, IndexRange range, int end, List<Fill> fills, TradingRules rules)
    {
        double[] equity = new double[range.Count];
        float[] exposure = new float[range.Count];
        (double cash, double units) = (rules.InitialCapital, 0);
        int row = range.From;
        for (int k = 0; k <= fills.Count; k++)
        {
            int next = k < fills.Count ? fills[k].Candle : end + 1;
            Span<double> stretch = equity.AsSpan(row - range.From, next - row);
            ReadOnlySpan<double> close = candles.Close.AsSpan(row, next - row);
            TensorPrimitives.Multiply(close, units, stretch);
            TensorPrimitives.Add(stretch, cash, stretch);
            if (units != 0) Expose(exposure.AsSpan(row - range.From, next - row), stretch, cash);
            if (k < fills.Count) (row, cash, units) = (next, fills[k].CashAfter, fills[k].UnitsAfter);
        }
        equity.AsSpan(end + 1 - range.From).Fill(equity[end - range.From]);
        return new AccountCurves(equity, equity, exposure);
    }

    /// <summary>What was written down at every close.</summary>
    public static AccountCurves OfCloses(IndexRange range, LaneJournal journal, TradingRules rules)
    {
        bool flows = journal.CashFlows.Count > 0;
        double[] equity = new double[range.Count], index = flows ? new double[range.Count] : equity;
        float[] exposure = new float[range.Count];
        equity[0] = index[0] = rules.InitialCapital;
        int last = 0;
        foreach (JournalClose close in journal.Closes)
        {
            last = close.Candle - range.From;
            (equity[last], index[last], exposure[last]) = (close.Equity, close.Index, close.Exposure);
        }
        equity.AsSpan(last + 1).Fill(equity[last]);
        index.AsSpan(last + 1).Fill(index[last]);
        return new AccountCurves(equity, index, exposure);
    }

    private static void Expose(Span<float> exposure, ReadOnlySpan<double> equity, double cash)
    {
        for (int i = 0; i < exposure.Length; i++) exposure[i] = (float)((equity[i] - cash) / equity[i]);
    }
}
