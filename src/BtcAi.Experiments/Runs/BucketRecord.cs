using BtcAi.Experiments.Reports;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Runs;

/// <summary>One bucket's part of a run.</summary>
public sealed record BucketRecord
{
    public required Bucket Bucket { get; init; }

    public BucketState State { get; init; }

    public int Updates { get; init; }

    /// <summary>The update whose agent was best on the validation range; 0 before the first evaluation.</summary>
    public int BestUpdate { get; init; }

    /// <summary>The agent on the test range beside its baselines; null until the bucket is finished.</summary>
    public BucketReport? Report { get; init; }

    /// <summary>Distinct trials on the test range when the agent was judged, itself included; null before, and in older records.</summary>
    public int? Trials { get; init; }
}
