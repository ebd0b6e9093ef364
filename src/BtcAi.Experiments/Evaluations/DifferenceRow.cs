using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Evaluations;

/// <summary>Agent less a baseline in one measure.</summary>
/// <param name="ProbabilityBetter">Share of resamples in which the agent is better.</param>
public sealed record DifferenceRow(
    string Baseline, HeadlineMeasure Measure, double? Estimate, double? Low, double? High, double ProbabilityBetter)
{
    /// <summary>Whether the 95 % interval leaves out 0.</summary>
    public bool IsClear => Low > 0 || High < 0;
}
