using BtcAi.Foundation;

namespace BtcAi.Experiments.Settings;

/// <summary>How the candles are split by time: training first, then validation, then test.</summary>
public sealed record EvaluationSettings
{
    [Setting("Share of the candles that chooses the best checkpoint.", Min = 0, MinExclusive = true, Max = 0.5,
        Unit = "fraction")]
    public double ValidationShare { get; init; } = 0.15;

    [Setting("Share of the candles, the latest, that judges the agent once training is over.", Min = 0, MinExclusive = true,
        Max = 0.5, Unit = "fraction")]
    public double TestShare { get; init; } = 0.2;

    [Setting("Share of the candles, the very last, that is locked away from training, validation, test and every other look until " +
        "`btcai evaluate --open-holdout`; the other shares are of what is left.", Min = 0, Max = 0.5, Unit = "fraction")]
    public double HoldoutShare { get; init; }

    /// <summary>Where the hold-out of candles from one time to the other begins, at 00:00 UTC; their end where there is none.</summary>
    public long HoldOutStartMs(long fromMs, long toMs)
    {
        if (HoldoutShare <= 0) return toMs;
        long start = toMs - (long)((toMs - fromMs) * HoldoutShare);
        return start - start % (long)TimeSpan.FromDays(1).TotalMilliseconds;
    }
}
