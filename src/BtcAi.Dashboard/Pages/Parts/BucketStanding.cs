using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Simulation;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>What the newest finished training of a bucket came to.</summary>
/// <param name="Run">Null before a first one.</param>
public sealed record BucketStanding(Bucket Bucket, RunRecord? Run, BucketReport? Report)
{
    /// <param name="runs">Newest first.</param>
    public static IReadOnlyList<BucketStanding> Of(IReadOnlyList<RunRecord> runs) => [.. Enum.GetValues<Bucket>().Select(bucket => Of(bucket, runs))];

    private static BucketStanding Of(Bucket bucket, IReadOnlyList<RunRecord> runs)
    {
        RunRecord? run = runs.FirstOrDefault(r => ReportOf(bucket, r) is not null);
        return new BucketStanding(bucket, run, run is null ? null : ReportOf(bucket, run));
    }

    private static BucketReport? ReportOf(Bucket bucket, RunRecord run) => run.Buckets.FirstOrDefault(b => b.Bucket == bucket)?.Report;
}
