using BtcAi.Experiments.Evaluations;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Html;

/// <summary>One bucket and what its figures hold under.</summary>
/// <param name="Costs">In words.</param>
internal sealed record Subject(BucketEvaluation Bucket, string Costs)
{
    public string Id => $"{Bucket.Bucket}".ToLowerInvariant();

    public string Period => $"{Written.Date(Bucket.Agent.Start)} to {Written.Date(Bucket.Agent.End)}";

    /// <summary>Goes under every figure.</summary>
    public string Conditions => $"{Period}, out of sample; {Costs}.";

    public PerformanceReport? Hold => Bucket.Baselines.FirstOrDefault(b => b.Policy == "hold");

    public bool Traded => Bucket.Agent.Fills > 0;

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
