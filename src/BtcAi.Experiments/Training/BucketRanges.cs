using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Training;

/// <summary>Whether a bucket can be trained on candles at all, and on which of them; cheap, computes no features.</summary>
public sealed class BucketRanges
{
    /// <exception cref="UserMistakeException">The interval does not fit the bucket, or the candles are too few.</exception>
    public BucketRanges(Bucket bucket, CandleSeries candles, SettingsTree settings)
    {
        Profile = BucketProfile.Of(bucket);
        DecisionCandles = DecisionCandlesOf(Profile, candles);
        Scale = new FeatureScale(Profile.DecisionMs, Profile.LongestSpanMs);
        int warmUp = new FeaturePipeline(Scale, candles.IntervalMs).WarmUp;
        EpisodeDecisions = settings.Model.Type == ModelType.ActorCritic
            ? settings.Model.WindowDecisions
            : settings.Model.MaxStepsPerEpisode;
        // One episode, and a quarter more to choose its start from.
        LeastTraining = (int)Math.Min(5L * EpisodeDecisions * DecisionCandles / 4 + 2, int.MaxValue);
        Split = ChronologicalSplit.Of(candles, Profile, warmUp, LeastTraining, settings.Evaluation);
    }

    public BucketProfile Profile { get; }
    public FeatureScale Scale { get; }

    /// <summary>Candles between decisions.</summary>
    public int DecisionCandles { get; }

    /// <summary>Decisions of a training episode or window.</summary>
    public int EpisodeDecisions { get; }

    /// <summary>Candles on end that training needs.</summary>
    public int LeastTraining { get; }

    public ChronologicalSplit Split { get; }

    /// <summary>Candles between the bucket's decisions.</summary>
    /// <exception cref="UserMistakeException">They do not divide the bucket's interval.</exception>
    public static int DecisionCandlesOf(BucketProfile profile, CandleSeries candles)
    {
        if (profile.DecisionMs % candles.IntervalMs == 0) return (int)(profile.DecisionMs / candles.IntervalMs);
        throw new UserMistakeException(CandleErrors.Interval,
            $"{profile.Bucket} decides every {profile.DecisionMs / 60_000} min and {candles.Name} has candles of " +
            $"{candles.IntervalMs / 60_000.0:0.##} min; they must divide it. Use finer candles or leave the bucket out.");
    }
}
