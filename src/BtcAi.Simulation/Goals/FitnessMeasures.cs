namespace BtcAi.Simulation.Goals;

/// <summary>What <see cref="Fitness"/> reads beside the growth of a candidate.</summary>
/// <param name="MaximumDrawdown">Deepest fall below the peak, a fraction.</param>
/// <param name="DrawdownLimit">The deepest fall that goes unpunished, a fraction.</param>
/// <param name="NetProfit">After costs, in the quote currency.</param>
/// <param name="Costs">Fees and slippage, in the quote currency.</param>
/// <param name="Trades">
/// Closed ones; with fewer than <see cref="Achievement.FewestTrades"/> the two measures below do not count.
/// </param>
/// <param name="WinRate">Share of trades with a profit; null without trades.</param>
/// <param name="ProfitFactor">Profits over losses; null without a losing trade.</param>
public sealed record FitnessMeasures(
    double MaximumDrawdown, double DrawdownLimit, double NetProfit, double Costs, int Trades, double? WinRate,
    double? ProfitFactor)
{
    /// <summary>Costs over the profit before costs, at most 1; without such a profit, any costs count as 1.</summary>
    public double CostShare => Costs <= 0 ? 0 : Costs / Math.Max(Costs, NetProfit + Costs);
}
