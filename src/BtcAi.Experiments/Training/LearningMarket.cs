using BtcAi.Compute;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Counterfactual;
using BtcAi.Learning.Ppo;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Training;

/// <summary>What a learner learns from, whichever kind it is.</summary>
/// <param name="Features">Scaled.</param>
/// <param name="EpisodeDecisions">Length of an episode (PPO, A2C).</param>
internal sealed record LearningMarket(
    CandleSeries Candles, FeatureTable Features, IndexRanges Training, TradingRules Rules, OwnStates Own, int EpisodeDecisions)
{
    public ILearner CreateLearner(ModelSettings model, LearnerSettings learner, int threads, IKernels kernels)
    {
        DecisionMarket market = DecisionMarket.Of(Candles, Features, Training, Rules, Own);
        if (model.Type == ModelType.ActorCritic) return new CounterfactualPpoLearner(market, learner, kernels, threads);
        var env = new TradingEnv(
            Candles, Features, Rules, EpisodePlan.RandomWindows(Training, EpisodeDecisions), model.Lanes, new Rng(learner.Seed, stream: 3));
        LearnerSettings sampled = model.Type == ModelType.A2C ? PpoLearner.AsA2C(learner) : learner;
        return new PpoLearner(env, Own.Levels, market.RewardUnit, sampled, kernels, threads);
    }
}
