using BtcAi.Experiments.Settings;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Runs;

/// <summary>What is known about one training: <c>run.json</c> in its folder.</summary>
public sealed record RunRecord
{
    /// <summary>UTC start, what was trained, four random digits; sorts by start.</summary>
    public string Id { get; init; } = "";

    public RunStatus Status { get; init; }

    /// <summary>Why the run failed, or was interrupted by other than a person; empty otherwise.</summary>
    public string Failure { get; init; } = "";

    public required string CommandLine { get; init; }

    /// <summary>File, library name or description of the market.</summary>
    public required string Candles { get; init; }

    /// <summary>SHA-256 of the candles, lower-case hex.</summary>
    public required string CandleFingerprint { get; init; }

    /// <summary>Open time of the first candle, Unix milliseconds.</summary>
    public required long FromMs { get; init; }

    /// <summary>End of the last candle, Unix milliseconds.</summary>
    public required long ToMs { get; init; }

    /// <summary>Wall-clock minutes shared by the buckets; null when the settings say how many updates to run.</summary>
    public double? Minutes { get; init; }

    public required ulong Seed { get; init; }
    public required int Threads { get; init; }
    public required SettingsTree Settings { get; init; }

    /// <summary>The preset that the settings came from; null for none.</summary>
    public PresetUse? Preset { get; init; }


    /// <summary>Version of the program that started the run.</summary>
    public required string Version { get; init; }

    /// <summary>In the order in which they are trained.</summary>
    public required IReadOnlyList<BucketRecord> Buckets { get; init; }

    /// <summary>Looks at the hold-out of the candles, counted when the record is shown; null for none, and in the file.</summary>
    public HoldOutOpenings? HoldOut { get; init; }

    public DateTimeOffset Created { get; init; }
    public DateTimeOffset Updated { get; init; }

    /// <summary>Words that a person gave it, sorted.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What a person wrote about it, in the order of writing.</summary>
    public IReadOnlyList<RunNote> Notes { get; init; } = [];

    public IReadOnlyList<Bucket> Finished() => [.. Buckets.Where(b => b.State == BucketState.Finished).Select(b => b.Bucket)];

    /// <summary>Update of the agent that a finished bucket's report speaks of; null before that.</summary>
    public int? ReportedUpdate(Bucket bucket) => Buckets.FirstOrDefault(b => b.Bucket == bucket) is { State: BucketState.Finished } done ? done.BestUpdate : null;

    /// <summary>What to say of a run whose bucket, or any bucket, is not finished.</summary>
    public string Unfinished(Bucket? bucket = null) => $"Run {Id} has no finished {bucket?.ToString() ?? "bucket"}; finished are: " +
        $"{(Finished() is { Count: > 0 } finished ? string.Join(", ", finished) : "none")}. Finish it with `btcai train --resume {Id}`.";

    /// <summary>The same record with one bucket's part exchanged.</summary>
    public RunRecord With(BucketRecord bucket) =>
        this with { Buckets = [.. Buckets.Select(b => b.Bucket == bucket.Bucket ? bucket : b)] };
}
