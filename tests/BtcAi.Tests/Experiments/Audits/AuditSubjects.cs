using BtcAi.Compute;
using BtcAi.Experiments.Audits;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Learning;
using BtcAi.Learning.Training;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Tests.Learning;

namespace BtcAi.Tests.Experiments.Audits;

/// <summary>A Short agent that was trained for some updates, ready to be audited; rigged by the tests.</summary>
internal static class AuditSubjects
{
    public static readonly AuditPlan Quick = new(Quick: true, Seed: 1, Threads: 1, CancellationToken.None);

    public static SettingsTree Settings { get; } = SmallTraining.Settings().With(["learning.updates=4", "learning.evaluate_every=2"]);

    public static AuditSubject Of(ScratchFolder folder, AuditPlan? plan = null, ulong trainedSeed = 1, params string[] settings)
    {
        CandleSeries candles = SmallTraining.Candles(Bucket.Short);
        SettingsTree tree = Settings.With(settings);
        RunRecord run = RunExamples.Of(Bucket.Short) with { Settings = tree, Seed = 1 };
        var setup = new BucketSetup(Bucket.Short, candles, tree, 1);
        using var training = new BucketTraining(
            setup, trainedSeed, 1, null, folder.FullPath, SettingsJson.Write(tree).ToJsonString(), run.Version, new CpuKernels(), new Nobody(),
            TimeProvider.System);
        training.Run(CancellationToken.None);
        return AuditSubject.Load(run, Bucket.Short, folder.PathTo("checkpoint.btcai"), candles, plan ?? Quick, new CpuKernels());
    }

    /// <summary>The same agent on a market of its own kind.</summary>
    public static AuditSubject OnMarket(this AuditSubject subject, ulong seed)
    {
        var setup = new BucketSetup(Bucket.Short, SmallTraining.Candles(Bucket.Short, seed), subject.Run.Settings, 1);
        return subject with { Setup = setup, Features = setup.Features, Scaler = setup.Scaler };
    }

    /// <summary>With a test range of so many decisions.</summary>
    public static AuditSubject WithTest(this AuditSubject subject, int decisions)
    {
        SettingsTree settings = subject.Run.Settings;
        double share = (decisions + 1.0) * subject.Stride / subject.Candles.Count;
        settings = settings with { Evaluation = settings.Evaluation with { TestShare = share } };
        return subject with { Setup = new BucketSetup(Bucket.Short, subject.Candles, settings, 1) };
    }

    /// <summary>The same features, of which one is replaced.</summary>
    public static AuditSubject WithFeature(
        this AuditSubject subject, int feature, Func<CandleSeries, int, double> value)
    {
        Func<CandleSeries, FeatureTable> honest = subject.Compute;
        FeatureTable Compute(CandleSeries candles)
        {
            FeatureTable table = honest(candles);
            for (int i = table.WarmUp; i < table.Rows; i++) table.Values[i * table.Width + feature] = (float)value(candles, i);
            return table;
        }
        AuditSubject rigged = subject with { Compute = Compute };
        return rigged with { Features = rigged.Observe(subject.Candles) };
    }

    /// <summary>From the next fill to the one after, in the feature's own spread.</summary>
    public static AuditSubject Leaking(this AuditSubject subject, int feature) => subject.WithFeature(feature, (candles, i) =>
        i + 2 < candles.Count ? Math.Log(candles.Open[i + 2] / candles.Open[i + 1]) / 0.006 * subject.Scaler.Spread[feature] + subject.Scaler.Centre[feature] : 0);

    private sealed class Nobody : ITrainingObserver
    {
        public void OnUpdate(int update, double progress, UpdateMetrics metrics)
        {
        }

        public void OnValidation(ValidationPoint point)
        {
        }

        public void OnCheckpoint(int update, string path)
        {
        }
    }
}
