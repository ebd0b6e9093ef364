using BtcAi.Compute;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Tests.Learning;

/// <summary>The real learners at sizes that train in moments.</summary>
internal static class SmallTraining
{
    private const long DayMs = 86_400_000;

    public static SettingsTree Settings(ModelType model = ModelType.ActorCritic, bool frictions = true) => SettingsTree.Default.With(
    [
        $"model.type={model}", "model.hidden_size=16", "model.windows=32", "model.window_decisions=16", "model.minibatches=4",
        "model.ppo_epochs=2", "model.lanes=32", "model.rollout_decisions=8", "model.max_steps_per_episode=50",
        $"trading.frictions={frictions}",
    ]);

    /// <summary>Synthetic candles that are just long enough for the bucket; Scalping's are those of its decisions, and so on.</summary>
    public static CandleSeries Candles(Bucket bucket, ulong seed = 7)
    {
        BucketProfile profile = BucketProfile.Of(bucket);
        int days = bucket switch { Bucket.Scalping => 65, Bucket.Short => 120, Bucket.Medium => 300, _ => 1200 };
        return new SyntheticMarket().Generate(seed, (int)(days * DayMs / profile.DecisionMs), profile.DecisionMs);
    }

    public static BucketSetup Setup(Bucket bucket, ModelType model = ModelType.ActorCritic) =>
        new(bucket, Candles(bucket), Settings(model), seed: 1);

    public static Trainer Trainer(
        BucketSetup setup, ILearner learner, CheckpointKeeper? keeper, int updates, ITrainingObserver? observer = null)
    {
        var plan = new TrainerPlan { Updates = updates, EvaluateEvery = 2, CheckpointEvery = 2, Patience = 0 };
        // A score that depends on the weights, so that which ones are kept matters.
        ValidationPoint Validate(int update, MlpNetwork network) =>
            new(update, network.Parameters.Sum(p => (double)p), 0, null, 0, 0, null);
        return new Trainer(learner, Validate, plan, keeper, observer, TimeProvider.System);
    }

    public static CheckpointKeeper Keeper(string path, BucketSetup setup, ILearner learner) =>
        new(path, setup.CreateCard(learner, 1, "test"), "{}", 5);
}
