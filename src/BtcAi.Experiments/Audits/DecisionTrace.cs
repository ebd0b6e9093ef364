using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;

namespace BtcAi.Experiments.Audits;

/// <summary>A policy's decisions in a backtest: the row of the candle whose close was seen, and the exposure chosen.</summary>
internal static class DecisionTrace
{
    public static List<(int Row, float Target)> Of(
        CandleSeries candles, FeatureTable features, IPolicy policy, IndexRange range, TradingRules rules)
    {
        var recorder = new Recorder(policy);
        Backtest.Run(candles, features, recorder, range, rules);
        return recorder.Decisions;
    }

    /// <summary>The first decision up to a row on which two traces disagree; null when they agree.</summary>
    public static (int Row, string What)? Difference(
        List<(int Row, float Target)> one, List<(int Row, float Target)> other, int lastRow)
    {
        var (a, b) = (one.FindAll(d => d.Row <= lastRow), other.FindAll(d => d.Row <= lastRow));
        for (int i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            if (a[i] != b[i])
                return (a[i].Row, FormattableString.Invariant($"target exposure {a[i].Target:0.##} became {b[i].Target:0.##}"));
        }
        if (a.Count == b.Count) return null;
        List<(int Row, float Target)> longer = a.Count > b.Count ? a : b;
        return (longer[Math.Min(a.Count, b.Count)].Row, $"{a.Count} decisions became {b.Count}");
    }

    private sealed class Recorder(IPolicy inner) : IPolicy
    {
        public string Name => inner.Name;

        public List<(int Row, float Target)> Decisions { get; } = [];

        public void Act(EnvBatch batch)
        {
            inner.Act(batch);
            Decisions.Add((batch.Candles[0], batch.Actions[0]));
        }
    }
}
