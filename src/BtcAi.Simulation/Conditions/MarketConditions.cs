using System.Runtime.CompilerServices;
using BtcAi.Market;

namespace BtcAi.Simulation.Conditions;

/// <summary>What risk checks and fills need to know about every candle, worked out once from that candle and earlier ones.</summary>
public static class MarketConditions
{
    private const long DayMs = 86_400_000, FundingMs = DayMs / 3;

    /// <summary>Span of the volatility estimate in days.</summary>
    private const double VolatilityDays = 7;

    /// <summary>Decision intervals in the average true range.</summary>
    private const int TrueRangeDecisions = 14;

    private static readonly ConditionalWeakTable<CandleSeries, Latest> Kept = [];

    /// <summary>
    /// The same without a forecast, worked out once for backtests that follow each other on the same candles; not to be written
    /// to. The latest are kept for as long as the candles live.
    /// </summary>
    public static CandleConditions[] Shared(CandleSeries candles, int decisionCandles, FeedLimits limits)
    {
        if (Kept.TryGetValue(candles, out Latest? kept) && kept.DecisionCandles == decisionCandles && kept.Limits == limits) return kept.Conditions;
        CandleConditions[] conditions = Of(candles, decisionCandles, limits);
        Kept.AddOrUpdate(candles, new Latest(decisionCandles, limits, conditions));
        return conditions;
    }

    /// <param name="decisionCandles">Candles between decisions; the true range is scaled to them by the square root of time.</param>
    /// <param name="valueAtRisk">99 % value at risk per candle from a forecast, a fraction; null without one.</param>
    public static CandleConditions[] Of(
        CandleSeries candles, int decisionCandles, FeedLimits limits, IReadOnlyList<float>? valueAtRisk = null)
    {
        var conditions = new CandleConditions[candles.Count];
        var volatility = new Decay(VolatilityDays * DayMs / candles.IntervalMs);
        var range = new Decay((double)TrueRangeDecisions * decisionCandles);
        double perDecision = Math.Sqrt(decisionCandles);
        int calmFrom = 0, unchanged = 0;
        for (int i = 0; i < conditions.Length; i++)
        {
            Candle candle = candles[i];
            double before = i > 0 ? candles.Close[i - 1] : candle.Open;
            double growth = Math.Log(candle.Close / before);
            bool possible = double.IsFinite(growth) && candle.Low > 0;
            if (i > 0 && possible) volatility.Add(growth * growth);
            if (possible) range.Add((Math.Max(candle.High, before) - Math.Min(candle.Low, before)) / before);
            unchanged = i > 0 && candle.Volume == 0 && candle.Close == before ? unchanged + 1 : 0;
            long missing = i > 0 ? (candle.OpenTimeMs - candles.OpenTimeMs[i - 1]) / candles.IntervalMs - 1 : 0;
            if (missing > limits.GapCandles || !possible || unchanged >= limits.StaleCandles) calmFrom = i + limits.CalmCandles;
            conditions[i] = new CandleConditions
            {
                Open = candle.Open,
                High = candle.High,
                Low = candle.Low,
                Close = candle.Close,
                Volume = candle.Volume,
                Volatility = (float)Math.Sqrt(volatility.Mean),
                TrueRange = (float)(range.Mean * perDecision),
                ValueAtRisk = valueAtRisk?[i] ?? float.NaN,
                Day = (int)(candle.OpenTimeMs / DayMs),
                FundingsDue = i > 0 ? (ushort)(candle.OpenTimeMs / FundingMs - candles.OpenTimeMs[i - 1] / FundingMs) : (ushort)0,
                Unreliable = i < calmFrom,
            };
        }
        return conditions;
    }

    private sealed record Latest(int DecisionCandles, FeedLimits Limits, CandleConditions[] Conditions);

    /// <summary>An exponentially weighted mean that is right from its first number on; NaN before it.</summary>
    private struct Decay(double span)
    {
        private readonly double _alpha = 2 / (Math.Max(1, span) + 1);
        private double _sum, _weight;

        public readonly double Mean => _weight > 0 ? _sum / _weight : double.NaN;

        public void Add(double value)
        {
            _sum += _alpha * (value - _sum);
            _weight += _alpha * (1 - _weight);
        }
    }
}
