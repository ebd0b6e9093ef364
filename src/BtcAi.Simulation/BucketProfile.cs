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

    /// <summary>Embargo and label overlap between split ranges, in milliseconds.</summary>
    public long PurgeMs => LongestHorizonMs + LookBackMs + Day;

    public static IReadOnlyList<BucketProfile> All { get; } =
    [
        new()
        {
            Bucket = Bucket.Scalping, DecisionMs = 5 * Minute, LongestSpanMs = 3 * Day, LookBackMs = 6 * Hour,
            LongestHorizonMs = 12 * Hour, SoftMinimumHoldMs = 10 * Minute, Gamma = 0.9904,
        },
        new()
        {
            Bucket = Bucket.Short, DecisionMs = Hour, LongestSpanMs = 14 * Day, LookBackMs = Day,
            LongestHorizonMs = 3 * Day, SoftMinimumHoldMs = 3 * Hour, Gamma = 0.9904,
        },
        new()
        {
            Bucket = Bucket.Medium, DecisionMs = 4 * Hour, LongestSpanMs = 60 * Day, LookBackMs = 5 * Day,
            LongestHorizonMs = 14 * Day, SoftMinimumHoldMs = Day, Gamma = 0.9918,
        },
        new()
        {
            Bucket = Bucket.Long, DecisionMs = Day, LongestSpanMs = 365 * Day, LookBackMs = 14 * Day,
            LongestHorizonMs = 60 * Day, SoftMinimumHoldMs = 7 * Day, Gamma = 0.9885,
        },
    ];

    public static BucketProfile Of(Bucket bucket) => All[(int)bucket];
}
