using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Simulation.Backtests;

/// <summary>The training environment with one lane and one episode, and what its fills add up to.</summary>
public static class Backtest
{
    /// <param name="features">Needed by policies that read observations; null for those that look at candles alone.</param>
    /// <param name="range">The first decision is made at the close of its first candle.</param>
    /// <param name="valueAtRisk">A forecast's 99 % one-day value at risk per candle, a fraction; null without one.</param>
    /// <param name="journal">An empty one, to have more written down; null for a usual one.</param>
    public static BacktestResult Run(
        CandleSeries candles, FeatureTable? features, IPolicy policy, IndexRange range, TradingRules rules,
        IReadOnlyList<float>? valueAtRisk = null, LaneJournal? journal = null)
    {
        journal ??= new LaneJournal();
        var env = new TradingEnv(candles, features, rules, EpisodePlan.SinglePass(range), lanes: 1, new Rng(0), journal, valueAtRisk);
        EnvBatch batch = env.Batch;
        int decided;
        do
        {
            decided = batch.Candles[0];
            policy.Act(batch);
            env.Step();
        }
        while (!batch.Truncated[0] && !batch.Terminated[0]);

        int end = rules.HasFrictions ? journal.Closes[^1].Candle : Math.Min(decided + rules.DecisionCandles, range.To - 1);
        AccountCurves curves = rules.HasFrictions
            ? AccountCurves.OfCloses(range, journal, rules)
            : AccountCurves.OfFills(candles, range, end, journal.Fills, rules);
        List<Trade> trades = rules.HasFrictions ? journal.Trades : TradesOf(journal.Fills, candles, end);
        for (int t = 0; t < trades.Count; t++) trades[t] = Excursion.Measure(trades[t], candles);
        return new BacktestResult
        {
            Policy = policy.Name,
            Candles = candles,
            Range = range,
            Rules = rules,
            Equity = curves.Equity,
            Index = curves.Index,
            Exposure = curves.Exposure,
            Journal = journal,
            Trades = trades,
            TotalCosts = journal.Fills.Sum(f => f.Cost) + journal.Funding,
            RuinedAt = batch.Terminated[0] ? end : null,
        };
    }

    private static List<Trade> TradesOf(List<Fill> fills, CandleSeries candles, int end)
    {
        var book = new HoldingBook();
        foreach (Fill fill in fills) book.Apply(fill);
        return [.. book.Closed, .. book.Open(candles.OpenTimeMs[end] + candles.IntervalMs, candles.Close[end])];
    }
}
