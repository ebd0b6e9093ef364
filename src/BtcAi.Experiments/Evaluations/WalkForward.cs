using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Evaluations;

/// <summary>
/// Ranges that roll forward in time: 24 months of training, 3 of validation, 3 of test, the next fold 3 months later. The purge (longest
/// horizon + look-back + one day) is taken from the end of what comes before, as in a run's own split; from validation no more than half
/// of it, which is less only for Long.
/// </summary>
public static class WalkForward
{
    private const int TrainingMonths = 24, JudgedMonths = 3;

    /// <param name="warmUp">Candles without features.</param>
    /// <param name="folds">The latest so many.</param>
    /// <exception cref="UserMistakeException">Not one fold fits.</exception>
    public static IReadOnlyList<ChronologicalSplit> Folds(CandleSeries candles, BucketProfile profile, int warmUp, int folds)
    {
        var splits = new List<ChronologicalSplit>();
        DateTimeOffset end = DateTimeOffset.FromUnixTimeMilliseconds(candles.OpenTimeMs[^1] + candles.IntervalMs);
        while (splits.Count < folds)
        {
            DateTimeOffset test = end.AddMonths(-JudgedMonths), validation = test.AddMonths(-JudgedMonths), training = validation.AddMonths(-TrainingMonths);
            IndexRange trained = Between(training, validation, profile.PurgeMs);
            if (training.ToUnixTimeMilliseconds() < candles.OpenTimeMs[Math.Min(warmUp, candles.Count - 1)]) break;
            splits.Add(new ChronologicalSplit(trained, Between(validation, test, Math.Min(profile.PurgeMs, (long)(test - validation).TotalMilliseconds / 2)), Between(test, end, 0)));
            end = end.AddMonths(-JudgedMonths);
        }
        if (splits.Count == 0)
        {
            throw new UserMistakeException(CandleErrors.TooFew,
                $"{profile.Bucket}: a walk-forward needs {TrainingMonths + 2 * JudgedMonths} months of candles after a warm-up of " +
                $"{warmUp * (candles.IntervalMs / 86_400_000.0):0.#} days; give more candles or leave --scheme out.");
        }
        splits.Reverse();
        return splits;

        IndexRange Between(DateTimeOffset from, DateTimeOffset to, long purgeMs) =>
            candles.Between(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds() - purgeMs);
    }
}
