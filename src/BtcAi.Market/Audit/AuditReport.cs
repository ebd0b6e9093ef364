namespace BtcAi.Market;

/// <summary>What is unusual in a series of candles. Times are open times in Unix milliseconds; nothing was changed.</summary>
public sealed record AuditReport
{
    public required string Name { get; init; }
    public required long IntervalMs { get; init; }
    public required int Count { get; init; }

    /// <summary>Open time of the first and of the last candle; 0 in an empty series.</summary>
    public required long FirstMs { get; init; }

    /// <inheritdoc cref="FirstMs"/>
    public required long LastMs { get; init; }

    /// <summary>Largest first.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    public required long MissingCandles { get; init; }

    /// <summary>Open times of candles in which nothing traded.</summary>
    public required IReadOnlyList<long> ZeroVolume { get; init; }

    /// <summary>Candles that cannot be: each with its time and the rule it breaks. Files with such candles are refused.</summary>
    public required IReadOnlyList<string> Impossible { get; init; }

    /// <summary>Log-returns beyond ±20 %, largest first.</summary>
    public required IReadOnlyList<ExtremeMove> ExtremeMoves { get; init; }

    /// <summary>Runs of an hour or more, at least 3 candles, in which price stood still; longest first.</summary>
    public required IReadOnlyList<FlatRun> FlatRuns { get; init; }

    /// <summary>Nothing impossible in it. Gaps, empty candles and large moves happen in sound data.</summary>
    public bool Sound => Impossible.Count == 0;
}
