using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Risk;

namespace BtcAi.Simulation.Reports;

/// <summary>How often one rule held the exposure down.</summary>
/// <param name="Times">Stretches of closes in a row.</param>
/// <param name="Candles">Closes in all of them.</param>
/// <param name="Longest">The longest of them, in words.</param>
public sealed record InterventionRow(RiskLimit Limit, int Times, int Candles, string Longest)
{
    public static IReadOnlyList<InterventionRow> Of(BacktestResult result) =>
    [
        .. from intervention in result.Journal.Interventions
           group intervention by intervention.Limit into kind
           orderby kind.Sum(i => i.Candles) descending
           select new InterventionRow(kind.Key, kind.Count(), kind.Sum(i => i.Candles), kind.MaxBy(i => i.Candles)!.Sentence),
    ];
}
