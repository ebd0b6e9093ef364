namespace BtcAi.Simulation;

/// <summary>What sets one bucket apart from the others.</summary>
public sealed record BucketProfile
{
    private const long Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour;

    public required Bucket Bucket { get; init; }

    /// <summary>Milliseconds between decisions.</summary>
    public required long DecisionMs { get; init; }

    /// <summary>Longest feature span in milliseconds: the warm-up.</summary>
    public required long LongestSpanMs { get; init; }

    /// <summary>How far an observation is meant to look back, in milliseconds; part of the purge.</summary>
    public required long LookBackMs { get; init; }

    /// <summary>Longest forecast horizon in milliseconds; part of the purge.</summary>
    public required long LongestHorizonMs { get; init; }

    /// <summary>A switch of exposure younger than this is charged extra in training, in milliseconds.</summary>
    public required long SoftMinimumHoldMs { get; init; }

    /// <summary>Discount per decision.</summary>
    public required double Gamma { get; init; }

    /// <summary>Most holdings at once.</summary>
    public required int MaximumHoldings { get; init; }

    /// <summary>Distances of stop-loss, take-profit and trailing stop, fractions of the price.</summary>
    public required double StopLoss { get; init; }

    /// <inheritdoc cref="StopLoss"/>
    public required double TakeProfit { get; init; }

    /// <inheritdoc cref="StopLoss"/>
    public required double TrailingStop { get; init; }

    /// <summary>Distance of a dynamic stop in average true ranges of a decision interval.</summary>
    public required double DynamicStop { get; init; }

    /// <summary>Exposure × the market's annual volatility stays below this.</summary>
    public required double AnnualVolatility { get; init; }

    /// <summary>Drawdowns between which the throttle closes.</summary>
    public required double DrawdownFrom { get; init; }

    /// <inheritdoc cref="DrawdownFrom"/>
    public required double DrawdownTo { get; init; }

    /// <summary>Embargo and label overlap between split ranges, in milliseconds.</summary>
    public long PurgeMs => LongestHorizonMs + LookBackMs + Day;

    public static IReadOnlyList<BucketProfile> All { get; } =
    [
        new()
        {
            Bucket = Bucket.Scalping, DecisionMs = 5 * Minute, LongestSpanMs = 3 * Day, LookBackMs = 6 * Hour,
            LongestHorizonMs = 12 * Hour, SoftMinimumHoldMs = 10 * Minute, Gamma = 0.9904,
            MaximumHoldings = 25, StopLoss = 0.05, TakeProfit = 0.1, TrailingStop = 0.02, DynamicStop = 3,
            AnnualVolatility = 0.4, DrawdownFrom = 0.05, DrawdownTo = 0.1,
        },
        new()
        {
            Bucket = Bucket.Short, DecisionMs = Hour, LongestSpanMs = 14 * Day, LookBackMs = Day,
            LongestHorizonMs = 3 * Day, SoftMinimumHoldMs = 3 * Hour, Gamma = 0.9904,
            MaximumHoldings = 15, StopLoss = 0.08, TakeProfit = 0.2, TrailingStop = 0.05, DynamicStop = 4,
            AnnualVolatility = 0.4, DrawdownFrom = 0.08, DrawdownTo = 0.15,
        },
        new()
        {
            Bucket = Bucket.Medium, DecisionMs = 4 * Hour, LongestSpanMs = 60 * Day, LookBackMs = 5 * Day,
            LongestHorizonMs = 14 * Day, SoftMinimumHoldMs = Day, Gamma = 0.9918,
            MaximumHoldings = 8, StopLoss = 0.15, TakeProfit = 0.5, TrailingStop = 0.1, DynamicStop = 5,
            AnnualVolatility = 0.35, DrawdownFrom = 0.1, DrawdownTo = 0.2,
        },
        new()
        {
            Bucket = Bucket.Long, DecisionMs = Day, LongestSpanMs = 365 * Day, LookBackMs = 14 * Day,
            LongestHorizonMs = 60 * Day, SoftMinimumHoldMs = 7 * Day, Gamma = 0.9885,
            MaximumHoldings = 4, StopLoss = 0.3, TakeProfit = 1, TrailingStop = 0.2, DynamicStop = 6,
            AnnualVolatility = 0.3, DrawdownFrom = 0.15, DrawdownTo = 0.3,
        },
    ];

    public static BucketProfile Of(Bucket bucket) => All[(int)bucket];
}
