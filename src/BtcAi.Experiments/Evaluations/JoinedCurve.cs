using BtcAi.Foundation;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Evaluations;

/// <summary>Agents trained anew, each judged on its own candles, as one curve out of sample; beside holding over the same days.</summary>
/// <param name="Agent">From 1; every agent starts in cash, and what it holds at its end is valued there.</param>
/// <param name="Hold">Bought once, at the start of the first; from 1.</param>
/// <param name="Band">Pointwise 95 % band of the agents' growth; empty with fewer than 30 days.</param>
/// <param name="Measures">The agents', with 95 % intervals; empty with fewer than 30 days.</param>
/// <param name="HoldMeasures">Holding's, in the same order.</param>
/// <param name="Differences">Agents less holding on the same resampled days.</param>
public sealed record JoinedCurve(
    DateOnly FirstDay, CurveFigures Figures, CurveFigures HoldFigures, DailyCurve Agent, DailyCurve Hold, IReadOnlyList<DailyBand> Band,
    IReadOnlyList<MeasureRow> Measures, IReadOnlyList<MeasureRow> HoldMeasures, IReadOnlyList<DifferenceRow> Differences)
{
    private const ulong BandStream = 91, MeasureStream = 92, HoldStream = 93, PairStream = 94;

    public static JoinedCurve Of(string name, IReadOnlyList<DailyIndex> pieces, DailyIndex hold, ulong seed)
    {
        DailyIndex joined = DailyIndex.Join(pieces);
        double[] days = joined.Returns(), theirs = hold.Returns();
        return new JoinedCurve(
            joined.FirstDay, CurveFigures.Of(joined), CurveFigures.Of(hold), new DailyCurve(name, joined.Values), new DailyCurve("hold", hold.Values),
            CurveBand.Of(days, new Rng(seed, BandStream)), DailyFigures.Measures(days, new Rng(seed, MeasureStream)),
            DailyFigures.Measures(theirs, new Rng(seed, HoldStream)), [.. DifferenceRow.Of("hold", days, theirs, new Rng(seed, PairStream))]);
    }
}
