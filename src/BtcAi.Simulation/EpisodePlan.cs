using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;

namespace BtcAi.Simulation;

/// <summary>Where episodes start and where they are cut off.</summary>
public sealed record EpisodePlan
{
    private EpisodePlan(IndexRanges ranges, int? decisions) => (Ranges, Decisions) = (ranges, decisions);

    /// <summary>Candles that an episode may see or trade on; it never crosses the end of a range.</summary>
    public IndexRanges Ranges { get; }

    /// <summary>Decisions of an episode; null when one episode runs through the whole range.</summary>
    public int? Decisions { get; }

    /// <summary>Windows of this many decisions, started at any candle: every phase offset of the decision grid.</summary>
    public static EpisodePlan RandomWindows(IndexRanges ranges, int decisions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(decisions);
        return new EpisodePlan(ranges, decisions);
    }

    /// <summary>One episode from the first candle of the range to its last, as a backtest runs it.</summary>
    public static EpisodePlan SinglePass(IndexRange range) => new(range, null);

    /// <summary>Rows of the first close an episode sees and of the close that ends it.</summary>
    internal (int First, int Last) Draw(int decisionCandles, Rng rng)
    {
        if (Decisions is not { } decisions) return (Ranges.From, Ranges.To - 1);
        int length = decisions * decisionCandles;
        int first = Ranges.Start(rng.Next(Ranges.Starts(length)), length);
        return (first, first + length);
    }

    internal void Check(CandleSeries candles, FeatureTable? features, int decisionCandles)
    {
        if (Ranges.From < 0 || Ranges.To > candles.Count)
            throw new ArgumentException($"The range {Ranges} leaves the {candles.Count} candles.");
        if (features is not null && features.Rows != candles.Count)
            throw new ArgumentException($"{features.Rows} feature rows do not match {candles.Count} candles.");
        if (features is not null && Ranges.From < features.WarmUp)
            throw new ArgumentException($"The range {Ranges} starts within the warm-up of {features.WarmUp} rows.");
        long needed = (long)(Decisions ?? 1) * (Decisions is null ? 1 : decisionCandles) + 1;
        if (Ranges.Starts((int)Math.Min(needed - 1, int.MaxValue)) < 1)
            throw new UserMistakeException(CandleErrors.TooFew,
                $"The range holds {Ranges.Count} candles after warm-up; an episode needs {needed}. " +
                "Give more candles, an earlier start or shorter episodes.");
    }
}
