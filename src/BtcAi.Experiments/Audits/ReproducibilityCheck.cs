using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Learning;

namespace BtcAi.Experiments.Audits;

/// <summary>
/// Trains again from the run's seed and settings. In full, the new checkpoint must hold the run's bytes; the quick form
/// trains twice for a few updates, on one thread and on two, and compares those with each other.
/// </summary>
public sealed class ReproducibilityCheck : IAuditCheck
{
    private const int MostQuickUpdates = 10;
    private const float LeastChange = 1e-6f;

    public string Name => "reproducibility";

    public AuditResult Run(AuditSubject subject)
    {
        if (subject.Plan.Quick) return Twice(subject, "");
        return subject.Run.Minutes is null
            ? Again(subject)
            : Twice(subject, "A run limited by minutes cannot be repeated as a whole. ");
    }

    private AuditResult Twice(AuditSubject subject, string why)
    {
        int updates = Math.Min(MostQuickUpdates, Math.Min(
            subject.Run.Settings.Learning.Updates, subject.Run.Settings.Trading.CheckpointInterval));
        byte[] one = Trained(subject, 1, updates, out bool learned), two = Trained(subject, 2, updates, out _);
        bool same = one.AsSpan().SequenceEqual(two);
        var result = AuditResult.Of(Name, why + (same
            ? $"Two trainings of {updates} updates from seed {subject.Run.Seed}, on one thread and on two, ended in the same {one.Length} bytes."
            : $"Two trainings of {updates} updates from seed {subject.Run.Seed}, on one thread and on two, ended in different bytes."),
            same ? [] : [new AuditFinding("learner", null, $"byte {one.AsSpan().CommonPrefixLength(two)} of {one.Length} is the first that differs")]);
        return learned ? result : result.ProvingNothing("the updates changed no weight by as much as a millionth");
    }

    private static byte[] Trained(AuditSubject subject, int threads, int updates, out bool learned)
    {
        ILearner learner = subject.Setup.CreateLearner(subject.Run.Seed, threads, subject.Kernels);
        using var owner = learner as IDisposable;
        float[] start = [.. learner.Network.Parameters];
        for (int i = 0; i < updates; i++)
        {
            subject.Plan.Stop.ThrowIfCancellationRequested();
            learner.Update(i / (double)subject.Run.Settings.Learning.Updates);
        }
        learned = learner.Network.Parameters.Zip(start).Any(pair => Math.Abs(pair.First - pair.Second) > LeastChange);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        learner.Save(writer);
        return stream.ToArray();
    }

    private AuditResult Again(AuditSubject subject)
    {
        CheckpointContents kept = CheckpointFile.ReadNewestGood(subject.Checkpoint, out _);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("btcai-audit-");
        try
        {
            using var training = new BucketTraining(
                subject.Setup, subject.Run.Seed, subject.Plan.Threads, budget: null, folder.FullName,
                SettingsJson.Write(subject.Run.Settings).ToJsonString(), subject.Run.Version, subject.Kernels, observer: null, TimeProvider.System);
            if (!training.Run(subject.Plan.Stop)) throw new OperationCanceledException(subject.Plan.Stop);
            CheckpointContents made = CheckpointFile.ReadNewestGood(Path.Combine(folder.FullName, RunFolder.CheckpointName), out _);
            AuditFinding[] findings = [.. kept.Entries.Select(entry => Compare(entry, made)).OfType<AuditFinding>()];
            long bytes = kept.Entries.Sum(entry => (long)entry.Bytes.Length);
            var result = AuditResult.Of(Name, findings.Length == 0
                ? $"Trained again from seed {subject.Run.Seed}, {training.State.Update} updates ended in the run's own {bytes} bytes."
                : $"Trained again from seed {subject.Run.Seed}, {training.State.Update} updates did not end in the run's bytes: either its files, " +
                    "settings or seed are not those it was trained with, or training is not deterministic.", findings);
            Trained(subject, 1, 1, out bool learned);
            return learned ? result : result.ProvingNothing("the updates changed no weight by as much as a millionth");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static AuditFinding? Compare(CheckpointEntry kept, CheckpointContents made)
    {
        byte[] now = made[kept.Name].Bytes;
        if (kept.Bytes.AsSpan().SequenceEqual(now)) return null;
        int at = kept.Bytes.AsSpan().CommonPrefixLength(now);
        return new AuditFinding(kept.Name, null, $"byte {at} of {kept.Bytes.Length} is the first that differs");
    }
}
