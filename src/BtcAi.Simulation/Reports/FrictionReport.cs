using BtcAi.Foundation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Goals;

namespace BtcAi.Simulation.Reports;

/// <summary>What the market, the risk guard, the treasury and the goal made of a backtest.</summary>
/// <param name="Goal">How far the goal was reached, beside what holding offered.</param>
/// <param name="GoalChance">Bootstrap probability of reaching the goal's minimum in a month, a year, or of enough holdings; null with too little to resample.</param>
/// <param name="Treasury">Null when no cash flowed.</param>
/// <param name="Sizing">What position sizing went by.</param>
/// <param name="SimulationGap">
/// Log growth of the backtest less that of the same policy under the frictions the counterfactual trainer models; null when not measured.
/// </param>
public sealed record FrictionReport(
    Achievement Goal, double? GoalChance, IReadOnlyList<InterventionRow> Interventions, IReadOnlyList<ExitRow> Exits,
    TreasuryReport? Treasury, string Sizing, double? SimulationGap)
{
    private const ulong BootstrapStream = 61;

    /// <param name="asTrained">The same policy under <see cref="TradingRules.AsTrained"/>.</param>
    /// <param name="seed">Of the bootstrap.</param>
    public static FrictionReport Of(BacktestResult result, Goal goal, BacktestResult? asTrained, ulong seed)
    {
        long[] times = result.Candles.OpenTimeMs;
        TimeSpan period = TimeSpan.FromMilliseconds(times[result.Range.To - 1] - times[result.Range.From]);
        double[] trades = [.. result.Trades.Where(t => !t.IsOpen).Select(t => t.Return)];
        return new FrictionReport(
            Achievement.Of(goal, Growth(result) - 1, period, trades, result.HoldReturn),
            GoalProbability.Of(goal, DailyIndex.Of(result).Returns(), trades, new Rng(seed, BootstrapStream)),
            InterventionRow.Of(result), ExitRow.Of(result), TreasuryReport.Of(result), SizingOf(result),
            asTrained is null ? null : Math.Log(Math.Max(Growth(result), TradingEnv.RuinShare) / Math.Max(Growth(asTrained), TradingEnv.RuinShare)));
    }

    private static double Growth(BacktestResult result) => result.Index[^1] / result.Index[0];

    private static string SizingOf(BacktestResult result) => result.Rules.Sizing switch
    {
        null => "fixed",
        { } rules when !result.Journal.SizingHasEvidence && rules.Strategy != Simulation.Sizing.SizingStrategy.VolatilityTargeted =>
            $"no evidence yet: fixed (fewer than {rules.Evidence} matured decisions with a position)",
        { } rules => rules.Strategy.InWords(),
    };
}
