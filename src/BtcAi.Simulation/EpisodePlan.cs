using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;

namespace BtcAi.Simulation;

/// <summary>Where episodes start and where they are cut off.</summary>
public sealed record EpisodePlan
{
    private EpisodePlan(IndexRange range, int? decisions) => (Range, Decisions) = (range, decisions);

    /// <summary>Candles that an episode may see or trade on.</summary>
    public IndexRange Range { get; }

    /// <summary>Decisions of an episode; null when one episode runs through the whole range.</summary>
    public int? Decisions { get; }

    /// <summary>Windows of this many decisions, started at any candle: every phase offset of the decision grid.</summary>
    public static EpisodePlan RandomWindows(IndexRange range, int decisions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(decisions);
        return new EpisodePlan(range, decisions);
    }

    /// <summary>One episode from the first candle of the range to its last, as a backtest runs it.</summary>
    public static EpisodePlan SinglePass(IndexRange range) => new(range, null);

    /// <summary>Rows of the first close an episode sees and of the close that ends it.</summary>
    internal (int First, int Last) Draw(int decisionCandles, Rng rng)
    {
        if (Decisions is not { } decisions) return (Range.From, Range.To - 1);
        int length = decisions * decisionCandles;
        int first = Range.From + rng.Next(Range.Count - length);
        return (first, first + length);
    }

    internal void Check(CandleSeries candles, FeatureTable? features, int decisionCandles)
    {
        if (Range.From < 0 || Range.To > candles.Count)
            throw new ArgumentException($"The range {Range} leaves the {candles.Count} candles.");
        if (features is not null && features.Rows != candles.Count)
            throw new ArgumentException($"{features.Rows} feature rows do not match {candles.Count} candles.");
        if (features is not null && Range.From < features.WarmUp)
            throw new ArgumentException($"The range {Range} starts within the warm-up of {features.WarmUp} rows.");
        long needed = (long)(Decisions ?? 1) * (Decisions is null ? 1 : decisionCandles) + 1;
        if (Range.Count < needed)
            throw new UserMistakeException(CandleErrors.TooFew,
                $"The range holds {Math.Max(0, Range.Count)} candles after warm-up; an episode needs {needed}. " +
                "Give more candles, an earlier start or shorter episodes.");
    }
}
