using BtcAi.Foundation;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Evaluations;

/// <summary>Agent less a baseline (or another agent) in one measure.</summary>
/// <param name="ProbabilityBetter">Share of resamples in which the agent is better.</param>
public sealed record DifferenceRow(
    string Baseline, HeadlineMeasure Measure, double? Estimate, double? Low, double? High, double ProbabilityBetter)
{
    private const int Resamples = 2000;

    private static readonly HeadlineMeasure[] Shown = [HeadlineMeasure.TotalReturn, HeadlineMeasure.Sharpe, HeadlineMeasure.MaximumDrawdown];

    /// <summary>Whether the 95 % interval leaves out 0.</summary>
    public bool IsClear => Low > 0 || High < 0;

    /// <summary>Both on the same resampled days; none with fewer than 30 of them.</summary>
    public static IEnumerable<DifferenceRow> Of(string baseline, double[] days, double[] theirs, Rng rng)
    {
        if (new BlockBootstrap(Resamples).Paired(days, theirs, rng) is not { } paired) yield break;
        foreach (HeadlineMeasure measure in Shown)
        {
            ConfidenceInterval? interval = paired[measure].Interval();
            yield return new DifferenceRow(
                baseline, measure, paired[measure].Estimate, interval?.Low, interval?.High, paired.ProbabilityBetter(measure));
        }
    }
}
