using BtcAi.Experiments.Logging;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Settings;
using BtcAi.Learning;
using BtcAi.Learning.Training;

namespace BtcAi.Experiments.Training;

/// <summary>Writes a session's events into the log, then passes them on; updates go into the run's metrics instead.</summary>
public sealed class TrainingLog(ProgramLog log, string run, ISessionObserver next) : ISessionObserver
{
    private string _bucket = "";

    public void OnBucketStarted(BucketSetup setup, int resumedFrom)
    {
        _bucket = $"{setup.Profile.Bucket}";
        log.Write(LogComponent.Training, LogDetail.Information, "{Run:l} {Bucket:l} starts after update {Update}", run, _bucket, resumedFrom);
        next.OnBucketStarted(setup, resumedFrom);
    }

    public void OnUpdate(int update, double progress, UpdateMetrics metrics) => next.OnUpdate(update, progress, metrics);

    public void OnValidation(ValidationPoint point)
    {
        log.Write(LogComponent.Training, LogDetail.Information, "{Run:l} {Bucket:l} update {Update}: validation score {Score:0.0000}, net {Net:0.0000}, {Trades} trades",
            run, _bucket, point.Update, point.Score, point.NetProfit, point.Trades);
        next.OnValidation(point);
    }

    public void OnSaving(int update) => next.OnSaving(update);

    public void OnCheckpoint(int update, string path)
    {
        log.Write(LogComponent.Training, LogDetail.Debug, "{Run:l} {Bucket:l} update {Update}: saved {Path:l}", run, _bucket, update, path);
        next.OnCheckpoint(update, path);
    }

    public void OnBucketFinished(BucketReport report)
    {
        log.Write(LogComponent.Training, LogDetail.Information, "{Run:l} {Bucket:l} is finished: net {Net:0.0000}. {Verdict:l}", run, _bucket, report.Agent.NetReturn, report.Verdict);
        next.OnBucketFinished(report);
    }

    public void OnNote(string note)
    {
        log.Write(LogComponent.Training, LogDetail.Warning, "{Run:l} {Note:l}", run, note);
        next.OnNote(note);
    }
}
