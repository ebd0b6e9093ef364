using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Audits;

/// <summary>
/// Shuffles the candles' moves in blocks of one decision and takes their mean away, so that nothing is left to foresee, and
/// trains an agent with the run's settings on that: whatever it earns out of sample is a leak.
/// </summary>
public sealed class ShuffledReturnsCheck : IAuditCheck
{
    private const int QuickUpdates = 10, FullUpdates = 60, FewestDays = 15;
    private const ulong ShuffleStream = 73, BootstrapStream = 74;

    public string Name => "shuffled-returns";

    public AuditResult Run(AuditSubject subject)
    {
        subject.Plan.Stop.ThrowIfCancellationRequested();
        ChronologicalSplit split = subject.Setup.Split;
        // Test blocks begin at fills, so that no decision falls inside one.
        CandleSeries candles = subject.Candles.Shuffled(
            subject.Stride, [split.Training.To, split.Test.From + 1, subject.Candles.Count], new Rng(subject.Plan.Seed, ShuffleStream));
        FeatureTable features = subject.Compute(candles);
        FeatureScaler.Fit(features, split.Training).ApplyInPlace(features);
        var model = subject.Run.Settings.Model;
        int updates = Math.Min(subject.Plan.Quick ? QuickUpdates : FullUpdates, subject.Run.Settings.Learning.Updates);
        BacktestResult result = new Trial
        {
            Candles = candles,
            Features = features,
            Training = split.Training,
            Test = split.Test,
            Rules = subject.Setup.Rules,
            Learner = subject.Run.Settings.ToLearner(subject.Setup.Profile.Gamma, subject.Run.Seed),
            EpisodeDecisions = model.Type == ModelType.ActorCritic ? model.WindowDecisions : model.MaxStepsPerEpisode,
            Updates = updates,
        }.Run(subject);
        double[] days = DailyIndex.Of(result).Returns();
        if (days.Length < FewestDays)
            return AuditResult.Impossible(Name, $"The test range has {days.Length} days; an interval needs {FewestDays}.");
        GrowthInterval interval = GrowthInterval.Of(days, new Rng(subject.Plan.Seed, BootstrapStream));
        double made = result.Index[^1] / result.Index[0] - 1;
        string sentence = $"Trained for {updates} updates on shuffled returns, the agent made {Percent(made)} % on " +
            $"{days.Length} shuffled days it had not seen, with {result.Fills.Count} fills, 95 % interval " +
            $"{Percent(interval.Low)} to {Percent(interval.High)} %: ";
        if (interval.Low > 0)
        {
            return AuditResult.Of(Name, sentence + "a profit where there is nothing to know.",
                [new AuditFinding("features", null, "let an agent profit from returns in random order")]);
        }
        AuditResult passed = AuditResult.Of(Name, sentence + "no profit where there is nothing to know.", []);
        return result.Fills.Count > 0 ? passed : passed.ProvingNothing("the agent never traded");
    }

    private static string Percent(double fraction) => FormattableString.Invariant($"{fraction * 100:+0.0;−0.0;0.0}");
}
