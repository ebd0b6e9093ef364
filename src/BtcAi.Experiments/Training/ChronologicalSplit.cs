using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Training;

/// <summary>
/// Chronological ranges of candles: training, then validation, then test. The last two start on the same day for every
/// bucket; the purge (longest horizon + look-back + one day) is taken from the end of what comes before.
/// </summary>
public sealed record ChronologicalSplit(IndexRange Training, IndexRange Validation, IndexRange Test)
{
    /// <param name="minimumTraining">Candles that training needs at the least.</param>
    /// <exception cref="UserMistakeException">The candles are too few for the bucket.</exception>
    public static ChronologicalSplit Of(
        CandleSeries candles, BucketProfile profile, int warmUp, int minimumTraining, EvaluationSettings settings)
    {
        long start = candles.OpenTimeMs[0], end = candles.OpenTimeMs[^1] + candles.IntervalMs, length = end - start;
        long test = end - (long)(length * settings.TestShare);
        long validation = test - (long)(length * settings.ValidationShare);
        var split = new ChronologicalSplit(
            new IndexRange(warmUp, candles.Between(start, validation - profile.PurgeMs).To),
            candles.Between(validation, test - profile.PurgeMs),
            candles.Between(test, end));
        int minimumJudged = (int)(10 * profile.DecisionMs / candles.IntervalMs);
        var problems = new Problems();
        if (split.Training.Count < minimumTraining)
        {
            problems.Add(CandleErrors.TooFew,
                $"{profile.Bucket}: {Days(Math.Max(0, split.Training.Count))} are left for training after a warm-up of {Days(warmUp)} and a " +
                $"purge of {profile.PurgeMs / 86_400_000.0:0.#} days; it needs {Days(minimumTraining)}. Give more than " +
                $"{Days(candles.Count)} of candles, or shorten model.window_decisions (PPO, A2C: model.max_steps_per_episode), or leave the bucket out with --bucket or --sequence.");
        }
        if (split.Validation.Count < minimumJudged)
        {
            problems.Add(CandleErrors.TooFew,
                $"{profile.Bucket}: {Days(Math.Max(0, split.Validation.Count))} are left for validation after the purge; it needs " +
                $"{Days(minimumJudged)}. Give more candles or raise evaluation.validation_share.");
        }
        if (split.Test.Count < minimumJudged)
        {
            problems.Add(CandleErrors.TooFew,
                $"{profile.Bucket}: {Days(split.Test.Count)} are left for the test; it needs {Days(minimumJudged)}. Give more candles " +
                "or raise evaluation.test_share.");
        }
        problems.ThrowIfAny();
        return split;

        string Days(int count) => $"{count * (candles.IntervalMs / 86_400_000.0):0.#} days";
    }
}
