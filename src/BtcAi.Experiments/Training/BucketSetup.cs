using BtcAi.Compute;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Counterfactual;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Goals;
using BtcAi.Simulation.Reports;
using BtcAi.Simulation.Rewards;

namespace BtcAi.Experiments.Training;

/// <summary>Everything fixed before one bucket's training starts: rules, ranges, scaled features, own states.</summary>
public sealed class BucketSetup
{
    private static readonly float[] SpotLevels = [0, 0.25f, 0.5f, 0.75f, 1], MarginLevels = [-1, -0.5f, 0, 0.5f, 1];

    private readonly BucketRanges _ranges;

    /// <param name="seed">Of the chance that drives cash flows.</param>
    /// <param name="ranges">Other ranges to train on than those of the settings; null takes these.</param>
    public BucketSetup(Bucket bucket, CandleSeries candles, SettingsTree settings, ulong seed, TrainingRanges? ranges = null)
    {
        _ranges = new BucketRanges(bucket, candles, settings);
        (Training, Validation) = ranges ?? new TrainingRanges(Split.Training, Split.Validation);
        (Candles, Settings, Goal) = (candles, settings, settings.Goals.ToGoal(bucket));
        Own = new OwnStates(
            settings.Trading.Margin ? MarginLevels : SpotLevels, (int)(Profile.SoftMinimumHoldMs / Profile.DecisionMs));
        Features = FeaturePipeline.Compute(candles, _ranges.Scale);
        Scaler = FeatureScaler.Fit(Features, Training);
        Scaler.ApplyInPlace(Features);
        TradingRules rules = BucketRules.Of(settings, Profile, _ranges.DecisionCandles, seed);
        double unit = DecisionMarket.TypicalReturn(candles, Training, Features.WarmUp, _ranges.DecisionCandles);
        double goalGrowth = Goal.LogGrowthPerDay * Profile.DecisionMs / TimeSpan.FromDays(1).TotalMilliseconds;
        RewardRules rewards = settings.Reward.ToRules(BucketRules.RiskAversion(settings, bucket), Goal, unit, goalGrowth);
        // What does not teach the agent is no part of its reward in reports either.
        Rules = rules with { Rewards = settings.Model.Type == ModelType.ActorCritic ? rewards.ExactOnly() : rewards };
    }

    public CandleSeries Candles { get; }
    public SettingsTree Settings { get; }
    public TradingRules Rules { get; }
    public Goal Goal { get; }
    public OwnStates Own { get; }
    public BucketProfile Profile => _ranges.Profile;

    /// <summary>The run's own ranges, those of its settings.</summary>
    public ChronologicalSplit Split => _ranges.Split;

    /// <summary>Candles on end that a training needs.</summary>
    public int LeastTraining => _ranges.LeastTraining;

    /// <summary>What is learned from, and all that anything is fitted on.</summary>
    public IndexRanges Training { get; }

    /// <summary>What chooses among the checkpoints.</summary>
    public IndexRange Validation { get; }

    /// <summary>Scaled with a scaler fitted on the training rows alone.</summary>
    public FeatureTable Features { get; }

    public FeatureScaler Scaler { get; }

    public ILearner CreateLearner(ulong seed, int threads, IKernels kernels) =>
        new LearningMarket(Candles, Features, Training, Rules, Own, _ranges.EpisodeDecisions)
            .CreateLearner(Settings.Model, Settings.ToLearner(Profile.Gamma, seed), threads, kernels);

    public AgentCard CreateCard(ILearner learner, ulong seed, string build) => new()
    {
        Bucket = Profile.Bucket,
        Model = Settings.Model.Type,
        Network = learner.Network.Shape,
        Levels = Own.Levels,
        MinimumHold = Own.MinimumHold,
        DecisionMs = Profile.DecisionMs,
        IntervalMs = Candles.IntervalMs,
        FeatureHash = Features.Hash,
        ScalerCentre = Scaler.Centre,
        ScalerSpread = Scaler.Spread,
        DataName = Candles.Name,
        DataFingerprint = Candles.Fingerprint,
        Training = TimesOf(new IndexRange(Training.From, Training.To)),
        Validation = TimesOf(Validation),
        Seed = seed,
        Build = build,
    };

    /// <summary>What frictions made of a backtest of this bucket; null where there are none.</summary>
    public FrictionReport? Frictions(BacktestResult result, IPolicy policy, IndexRange range) => Rules.HasFrictions
        ? FrictionReport.Of(result, Goal, Backtest.Run(Candles, Features, policy, range, Rules.AsTrained()), Rules.CashFlowSeed)
        : null;

    private TimeRange TimesOf(IndexRange range) =>
        new(Candles.OpenTimeMs[range.From], Candles.OpenTimeMs[range.To - 1] + Candles.IntervalMs);
}
