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

namespace BtcAi.Experiments.Training;

/// <summary>Everything fixed before one bucket's training starts: rules, ranges, scaled features, own states.</summary>
public sealed class BucketSetup
{
    private static readonly float[] SpotLevels = [0, 0.25f, 0.5f, 0.75f, 1], MarginLevels = [-1, -0.5f, 0, 0.5f, 1];

    private readonly BucketRanges _ranges;

    /// <param name="seed">Of the chance that drives cash flows.</param>
    /// <param name="split">Other ranges than those of the settings; null takes these.</param>
    public BucketSetup(Bucket bucket, CandleSeries candles, SettingsTree settings, ulong seed, ChronologicalSplit? split = null)
    {
        _ranges = new BucketRanges(bucket, candles, settings);
        Split = split ?? _ranges.Split;
        (Candles, Settings, Goal) = (candles, settings, settings.Goals.ToGoal(bucket));
        Own = new OwnStates(
            settings.Trading.Margin ? MarginLevels : SpotLevels, (int)(Profile.SoftMinimumHoldMs / Profile.DecisionMs));
        Features = FeaturePipeline.Compute(candles, _ranges.Scale);
        Scaler = FeatureScaler.Fit(Features, Split.Training);
        Scaler.ApplyInPlace(Features);
        TradingRules rules = BucketRules.Of(settings, Profile, _ranges.DecisionCandles, seed);
        double unit = DecisionMarket.TypicalReturn(candles, Split.Training, Features.WarmUp, _ranges.DecisionCandles);
        double goalGrowth = Goal.LogGrowthPerDay * Profile.DecisionMs / TimeSpan.FromDays(1).TotalMilliseconds;
        Rules = rules with { Rewards = settings.Reward.ToRules(BucketRules.RiskAversion(settings, bucket), Goal, unit, goalGrowth) };
    }

    public CandleSeries Candles { get; }
    public SettingsTree Settings { get; }
    public TradingRules Rules { get; }
    public Goal Goal { get; }
    public OwnStates Own { get; }
    public BucketProfile Profile => _ranges.Profile;
    public ChronologicalSplit Split { get; }

    /// <summary>Scaled with a scaler fitted on the training range alone.</summary>
    public FeatureTable Features { get; }

    public FeatureScaler Scaler { get; }

    public ILearner CreateLearner(ulong seed, int threads, IKernels kernels) =>
        new LearningMarket(Candles, Features, Split.Training, Rules, Own, _ranges.EpisodeDecisions)
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
        Training = TimesOf(Split.Training),
        Validation = TimesOf(Split.Validation),
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
