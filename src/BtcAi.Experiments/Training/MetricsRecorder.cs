using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Safety;
using BtcAi.Learning;
using BtcAi.Learning.Training;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Training;

/// <summary>Writes every update and validation into the run's metrics, then passes them on.</summary>
/// <param name="watch">Looks before each checkpoint.</param>
internal sealed class MetricsRecorder(RunFolder folder, ResourceWatch watch, ISessionObserver next) : ISessionObserver
{
    private Bucket _bucket;

    public void OnBucketStarted(BucketSetup setup, int resumedFrom)
    {
        _bucket = setup.Profile.Bucket;
        next.OnBucketStarted(setup, resumedFrom);
    }

    public void OnUpdate(int update, double progress, UpdateMetrics metrics)
    {
        folder.AppendMetrics(_bucket, update, new { Progress = progress });
        folder.AppendMetrics(_bucket, update, metrics);
        next.OnUpdate(update, progress, metrics);
    }

    public void OnValidation(ValidationPoint point)
    {
        folder.AppendMetrics(_bucket, point.Update, point, "validation.");
        next.OnValidation(point);
    }

    // What a checkpoint holds is never written again: its metrics have to be safe before it.
    public void OnSaving(int update)
    {
        watch.Look();
        folder.FlushMetrics();
        next.OnSaving(update);
    }

    public void OnCheckpoint(int update, string path) => next.OnCheckpoint(update, path);

    public void OnBucketFinished(BucketReport report) => next.OnBucketFinished(report);

    public void OnNote(string note) => next.OnNote(note);
}
