namespace BtcAi.Simulation.Goals;

/// <summary>
/// By how much one candidate suits a goal better than another. It selects among agents and says nothing of any alone.
/// Its parts are signed, and <see cref="Value"/> is their sum.
/// </summary>
/// <param name="Growth">
/// Median over windows of tanh(growth / goal's minimum), times a quarter of its priority: one lucky window counts no
/// more than any other, nor does growth far beyond the goal.
/// </param>
/// <param name="Drawdown">−2 for all of equity lost beyond the limit, times half of its priority.</param>
/// <param name="Costs">−0.1 × the share of profit that costs took.</param>
/// <param name="Wins">Tie-breaker between −0.05 and 0.05 at the default priority of the win rate.</param>
/// <param name="ProfitFactor">Tie-breaker between −0.05 and 0.05 at the default priority of the profit factor.</param>
public sealed record Fitness(double Growth, double Drawdown, double Costs, double Wins, double ProfitFactor)
{
    public double Value => Growth + Drawdown + Costs + Wins + ProfitFactor;

    /// <param name="dailyIndex">Time-weighted: the start, then the end of each day, without gaps.</param>
    /// <param name="firstDay">The day at whose end the second value of the index stands.</param>
    public static Fitness Of(
        Goal goal, MetricPriorities priorities, ReadOnlySpan<double> dailyIndex, DateOnly firstDay,
        FitnessMeasures measures)
    {
        bool enough = measures.Trades >= Achievement.FewestTrades;
        double winRate = measures.WinRate ?? 0;
        // Without a loss the factor has no number: endless where anything was won.
        double factor = measures.ProfitFactor ?? (winRate > 0 ? double.PositiveInfinity : 1);
        return new Fitness(
            Growth: priorities.NetProfit / 4 * MedianTanh(GoalWindows.GrowthOverGoal(goal, dailyIndex, firstDay)),
            Drawdown: -priorities.MaxDrawdown * Math.Max(0, measures.MaximumDrawdown - measures.DrawdownLimit),
            Costs: -0.1 * measures.CostShare,
            Wins: enough ? 0.05 * priorities.WinRate / 3 * (2 * winRate - 1) : 0,
            ProfitFactor: enough ? 0.05 * priorities.ProfitFactor * Math.Tanh(Math.Log(factor)) : 0);
    }

    private static double MedianTanh(List<double> ratios)
    {
        ratios.Sort();
        return (Math.Tanh(ratios[(ratios.Count - 1) / 2]) + Math.Tanh(ratios[ratios.Count / 2])) / 2;
    }
}
