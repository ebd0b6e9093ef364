using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Simulation;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>What the newest finished training of a bucket came to.</summary>
/// <param name="Run">Null before a first one.</param>
public sealed record BucketStanding(Bucket Bucket, RunRecord? Run, BucketReport? Report)
{
    public static IReadOnlyList<BucketStanding> Of(RunStore runs) => [.. Enum.GetValues<Bucket>().Select(bucket => Of(bucket, runs))];

    // A run of several buckets may have finished this one and wait for others; the newest few tell.
    private static BucketStanding Of(Bucket bucket, RunStore runs)
    {
        foreach (RunRow row in runs.List(new RunQuery { Bucket = $"{bucket}", Limit = 5 }, out _, out _).Where(row => row.Done > 0))
        {
            RunRecord run = runs.Find(row.Id);
            if (run.Buckets.FirstOrDefault(b => b.Bucket == bucket)?.Report is { } report) return new BucketStanding(bucket, run, report);
        }
        return new BucketStanding(bucket, null, null);
    }
}
