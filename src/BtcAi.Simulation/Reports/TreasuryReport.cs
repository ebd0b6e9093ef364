using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.CashFlows;

namespace BtcAi.Simulation.Reports;

/// <summary>What was paid in and out during a backtest, in the quote currency.</summary>
/// <param name="Deposited">Before its fee.</param>
/// <param name="Withdrawn">What reached the owner.</param>
/// <param name="Fees">Conversion fees.</param>
/// <param name="Shortfall">Asked for and never paid.</param>
/// <param name="Shortfalls">Withdrawals that were not paid in full.</param>
/// <param name="Emergencies">Of the withdrawals, payments that could not wait.</param>
/// <param name="MoneyWeighted">Yearly rate that the owner's money earned (XIRR); null where it is not defined.</param>
public sealed record TreasuryReport(
    int Deposits, double Deposited, int Withdrawals, double Withdrawn, double Fees, double Shortfall, int Shortfalls, int Emergencies,
    double? MoneyWeighted)
{
    /// <summary>Null when no cash flowed and none fell short.</summary>
    public static TreasuryReport? Of(BacktestResult result)
    {
        List<CashFlow> flows = result.Journal.CashFlows;
        if (flows.Count == 0) return null;
        long[] times = result.Candles.OpenTimeMs;
        (long TimeMs, double Amount)[] owner = [.. flows.Where(f => f.Owner != 0).Select(f => (f.TimeMs, f.Owner))];
        CashFlow[] paid = [.. flows.Where(f => f.Amount < 0)], received = [.. flows.Where(f => f.Amount > 0)];
        return new TreasuryReport(
            received.Length, received.Sum(f => f.Owner), paid.Length, -paid.Sum(f => f.Owner), flows.Sum(f => f.Fee),
            flows.Sum(f => f.Shortfall), flows.Count(f => f.Shortfall > 0), paid.Count(f => f.Kind == CashFlowKind.Emergency),
            MoneyWeightedReturn.Of(times[result.Range.From], result.Equity[0], times[result.Range.To - 1], result.Equity[^1], owner));
    }
}
