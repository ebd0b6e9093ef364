using BtcAi.Experiments.Store;

namespace BtcAi.Experiments.TrackRecords;

/// <summary>What figures must share to stand beside each other: bucket, candles, judged range and costs.</summary>
public sealed record Ground(string Bucket, string Candles, string Fingerprint, long FromMs, long ToMs, string Costs)
{
    /// <summary>Null for figures whose ground is not known.</summary>
    public static Ground? Of(EvaluationRow row) => row is { FromMs: { } from, ToMs: { } to, Fingerprint.Length: > 0 }
        ? new Ground(row.Bucket, row.Candles, row.Fingerprint, from, to, row.Costs)
        : null;
}
