using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Experiments.Training;

/// <summary>
/// The last share of a run's candles, locked away: whoever trains, selects, judges, audits or explains gets the candles
/// before it, and cannot touch what is not there.
/// </summary>
public static class HoldOut
{
    /// <summary>Rows of the hold-out; none at the end where the settings keep none.</summary>
    public static IndexRange Of(CandleSeries candles, EvaluationSettings settings)
    {
        long end = candles.OpenTimeMs[^1] + candles.IntervalMs;
        return candles.Between(settings.HoldOutStartMs(candles.OpenTimeMs[0], end), end);
    }

    /// <summary>All candles before it.</summary>
    public static CandleSeries Before(CandleSeries candles, EvaluationSettings settings)
    {
        IndexRange locked = Of(candles, settings);
        return locked.Count > 0 ? candles.Slice(new IndexRange(0, locked.From)) : candles;
    }
}
