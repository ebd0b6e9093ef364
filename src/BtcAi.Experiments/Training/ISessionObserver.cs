using BtcAi.Experiments.Reports;
using BtcAi.Learning.Training;

namespace BtcAi.Experiments.Training;

/// <summary>Watches a whole session: the buckets, and each bucket's training.</summary>
public interface ISessionObserver : ITrainingObserver
{
    /// <param name="resumedFrom">Update at which training goes on; 0 for a fresh start.</param>
    void OnBucketStarted(BucketSetup setup, int resumedFrom);

    void OnBucketFinished(BucketReport report);

    /// <summary>Something the person should know that is no error, such as a damaged checkpoint passed over.</summary>
    void OnNote(string note);
}
