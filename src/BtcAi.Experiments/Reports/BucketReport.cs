using System.Text.Json.Serialization;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Simulation;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Reports;

/// <summary>What one bucket's agent did on candles it never saw, beside what anyone could have done.</summary>
/// <param name="Agent">On the test range, after costs.</param>
/// <param name="Baselines">The same range, costs and decision times.</param>
/// <param name="Training">Time range the agent learned from.</param>
/// <param name="Selected">How the kept weights did on the validation range; null for an agent that was not selected here.</param>
/// <param name="Frictions">What risk guard, treasury and goal made of it; null without frictions.</param>
/// <param name="Verdict">What the figures show, and what they do not.</param>
public sealed record BucketReport(
    Bucket Bucket, PerformanceReport Agent, IReadOnlyList<PerformanceReport> Baselines, TimeRange? Training,
    ValidationPoint? Selected, FrictionReport? Frictions, string Verdict)
{
    /// <inheritdoc cref="PerformanceReport.HoldingAmong"/>
    [JsonIgnore]
    public double Holding => Agent.HoldingAmong(Baselines);
}
