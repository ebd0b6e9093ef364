using System.Numerics.Tensors;
using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Simulation.Backtests;

/// <summary>The training environment with one lane and one episode, and what its fills add up to.</summary>
public static class Backtest
{
    /// <param name="features">Needed by policies that read observations; null for those that look at candles alone.</param>
    /// <param name="range">The first decision is made at the close of its first candle.</param>
    public static BacktestResult Run(
        CandleSeries candles, FeatureTable? features, IPolicy policy, IndexRange range, TradingRules rules)
    {
        var fills = new List<Fill>();
        var env = new TradingEnv(candles, features, rules, EpisodePlan.SinglePass(range), lanes: 1, new Rng(0))
        {
            Fills = fills,
        };
        EnvBatch batch = env.Batch;
        int decided;
        do
        {
            decided = batch.Candles[0];
            policy.Act(batch);
            env.Step();
        }
        while (!batch.Truncated[0] && !batch.Terminated[0]);

        int end = Math.Min(decided + rules.DecisionCandles, range.To - 1);
        (double[] equity, float[] exposure) = Curves(candles, range, end, fills, rules);
        return new BacktestResult
        {
            Policy = policy.Name,
            Candles = candles,
            Range = range,
            Rules = rules,
            Equity = equity,
            Exposure = exposure,
            Fills = fills,
            Trades = Trades(candles, end, fills),
            TotalCosts = fills.Sum(f => f.Cost),
            RuinedAt = batch.Terminated[0] ? end : null,
        };
    }

    /// <summary>Between two fills cash and units rest, so each stretch of the curves is one sweep over the closes.</summary>
    private static (double[] Equity, float[] Exposure) Curves(
        CandleSeries candles, IndexRange range, int end, List<Fill> fills, TradingRules rules)
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
        return (equity, exposure);
    }

    private static void Expose(Span<float> exposure, ReadOnlySpan<double> equity, double cash)
    {
        for (int i = 0; i < exposure.Length; i++) exposure[i] = (float)((equity[i] - cash) / equity[i]);
    }

    private static List<Trade> Trades(CandleSeries candles, int end, List<Fill> fills)
    {
        var book = new HoldingBook();
        foreach (Fill fill in fills) book.Apply(fill);
        return [.. book.Closed, .. book.Open(candles.OpenTimeMs[end] + candles.IntervalMs, candles.Close[end])];
    }
}
