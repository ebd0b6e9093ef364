using System.Text.Json.Serialization;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Ledger;

/// <summary>One look at a range of candles, written down when it was taken and never changed.</summary>
/// <param name="Settings">First 16 hex digits of the SHA-256 over all settings, and over what else makes it another trial.</param>
/// <param name="Fingerprint">Of the candles.</param>
/// <param name="FromMs">Judged range, Unix milliseconds, half-open with <paramref name="ToMs"/>.</param>
/// <param name="Days">Daily returns behind the Sharpe ratio.</param>
/// <param name="DailySharpe">Per day, not per year; null without variation.</param>
/// <param name="NetReturn">Time-weighted, after costs, a fraction.</param>
public sealed record LedgerEntry(
    DateTimeOffset Time, LedgerKind Kind, string Run, Bucket Bucket, string Settings, ulong Seed, string Candles, string Fingerprint,
    long FromMs, long ToMs, int Days, double? DailySharpe, double NetReturn, string Build)
{
    /// <summary>Marks of the market (<see cref="MarketMarks"/>); empty in lines of earlier versions.</summary>
    public string Market { get; init; } = "";

    /// <summary>What makes two looks the same trial: repeating one adds no new chance to be lucky.</summary>
    [JsonIgnore]
    public (Bucket, string, ulong, string, long, long) Trial => (Bucket, Settings, Seed, Fingerprint, FromMs, ToMs);
}
