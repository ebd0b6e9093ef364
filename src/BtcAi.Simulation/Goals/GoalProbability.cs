using BtcAi.Foundation;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Simulation.Goals;

/// <summary>
/// How likely the goal's minimum is if the time to come is made of the days or the trades seen. It knows only those: a
/// lucky year promises lucky years.
/// </summary>
public static class GoalProbability
{
    public const int FewestDays = 30;

    /// <summary>Stands for a total loss, whose logarithm has no number.</summary>
    private const double SmallestGrowth = 1e-12;

    /// <summary>
    /// Probability that a month's or a year's growth reaches the minimum; for goals that count holdings, that at
    /// least a fifth of as many trades as were seen gain it. Null with fewer than <see cref="FewestDays"/> days or
    /// <see cref="Achievement.FewestTrades"/> trades.
    /// </summary>
    /// <param name="dailyReturns">Time-weighted; read by goals of profit.</param>
    /// <param name="tradeReturns">Of closed trades after costs; read by goals that count holdings.</param>
    public static double? Of(
        Goal goal, ReadOnlySpan<double> dailyReturns, ReadOnlySpan<double> tradeReturns, Rng rng,
        int resamples = 2000) =>
        goal.Kind switch
        {
            GoalKind.MonthlyProfit => OfDays(goal.Min, 30, dailyReturns, rng, resamples),
            GoalKind.YearlyProfit => OfDays(goal.Min, 365, dailyReturns, rng, resamples),
            _ => OfTrades(goal.Min, tradeReturns, rng, resamples),
        };

    private static double? OfDays(double target, int horizon, ReadOnlySpan<double> returns, Rng rng, int resamples)
    {
        if (returns.Length < FewestDays) return null;
        int days = returns.Length;
        // Growth before each day, over two rounds: what a block adds is one difference.
        double[] growth = new double[2 * days + 1];
        for (int i = 0; i < 2 * days; i++)
            growth[i + 1] = growth[i] + Math.Log(Math.Max(SmallestGrowth, 1 + returns[i % days]));
        double needed = Math.Log(1 + target);
        var blocks = new StationaryBlocks(days, horizon, BlockBootstrap.UsualMeanBlock);
        int reached = 0;
        for (int k = 0; k < resamples; k++)
        {
            double sum = 0;
            foreach (DayBlock block in blocks.Draw(rng))
                sum += growth[block.Start + block.Length] - growth[block.Start];
            if (sum >= needed) reached++;
        }
        return reached / (double)resamples;
    }

    private static double? OfTrades(double target, ReadOnlySpan<double> returns, Rng rng, int resamples)
    {
        if (returns.Length < Achievement.FewestTrades) return null;
        int reached = 0;
        for (int k = 0; k < resamples; k++)
        {
            int gained = 0;
            for (int i = 0; i < returns.Length; i++)
            {
                if (returns[rng.Next(returns.Length)] >= target) gained++;
            }
            if (5 * gained >= returns.Length) reached++;
        }
        return reached / (double)resamples;
    }
}
