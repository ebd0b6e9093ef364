using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Learning;
using BtcAi.Learning.Training;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Training;

/// <summary>Writes every update and validation into the run's metrics file, then passes them on.</summary>
internal sealed class MetricsRecorder(RunFolder folder, ISessionObserver next) : ISessionObserver
{
    private Bucket _bucket;

    public void OnBucketStarted(BucketSetup setup, int resumedFrom)
    {
        _bucket = setup.Profile.Bucket;
        next.OnBucketStarted(setup, resumedFrom);
    }

    public void OnUpdate(int update, double progress, UpdateMetrics metrics)
    {
        folder.AppendMetrics(new { Bucket = _bucket, Update = update, Progress = progress, Metrics = metrics });
        next.OnUpdate(update, progress, metrics);
    }

    public void OnValidation(ValidationPoint point)
    {
        folder.AppendMetrics(new { Bucket = _bucket, point.Update, Validation = point });
        next.OnValidation(point);
    }

    public void OnCheckpoint(int update, string path) => next.OnCheckpoint(update, path);

    public void OnBucketFinished(BucketReport report) => next.OnBucketFinished(report);

    public void OnNote(string note) => next.OnNote(note);
}
