using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Costs;

namespace BtcAi.Simulation.Reports;

/// <summary>Closed holdings by what closed them.</summary>
/// <param name="Profit">After costs, in the quote currency.</param>
/// <param name="AverageReturn">Of a holding, a fraction of its entry.</param>
/// <param name="Best">Mean of how high the holdings stood at best, a fraction of the entry.</param>
/// <param name="Worst">Mean of how low they stood at worst, a fraction of the entry.</param>
public sealed record ExitRow(FillReason Reason, int Trades, double Profit, double AverageReturn, double Best, double Worst)
{
    public static IReadOnlyList<ExitRow> Of(BacktestResult result) =>
    [
        .. from trade in result.Trades
           where !trade.IsOpen
           group trade by trade.Reason into kind
           orderby kind.Count() descending
           select new ExitRow(kind.Key, kind.Count(), kind.Sum(t => t.Profit), kind.Average(t => t.Return), kind.Average(t => t.BestReturn),
               kind.Average(t => t.WorstReturn)),
    ];
}
