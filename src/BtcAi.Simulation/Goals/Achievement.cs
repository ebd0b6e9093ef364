using System.Globalization;

namespace BtcAi.Simulation.Goals;

/// <summary>How far a goal was reached, never without what holding offered in the same time.</summary>
/// <param name="Value">From 0 to 1; null where the period is too short or the trades are too few to tell.</param>
/// <param name="Reached">
/// Growth a month or a year, or the share of closed trades that gained the goal's minimum; null like
/// <paramref name="Value"/>.
/// </param>
/// <param name="Hold">
/// What holding made: a month or a year like <paramref name="Reached"/>; over the whole period for goals that count
/// holdings, and where the period is too short for a rate.
/// </param>
/// <param name="Sentence">All of it in words.</param>
public sealed record Achievement(
    Goal Goal, double? Value, double? Reached, double Hold, TimeSpan Period, string Sentence)
{
    public const int FewestTrades = 5;

    /// <summary>The shortest month: a good week is no monthly rate.</summary>
    public static readonly TimeSpan ShortestPeriod = TimeSpan.FromDays(28);

    private const double YearDays = 365, MonthDays = YearDays / 12;

    /// <summary>What it adds to the reward where the user turns the goal bonus on.</summary>
    public double Bonus => Goal.BonusWeight * (Value ?? 0);

    /// <param name="periodReturn">Time-weighted, over the whole period.</param>
    /// <param name="tradeReturns">Of closed trades after costs; read only by goals that count holdings.</param>
    /// <param name="holdReturn">Of buying at the start and holding.</param>
    public static Achievement Of(
        Goal goal, double periodReturn, TimeSpan period, ReadOnlySpan<double> tradeReturns, double holdReturn) =>
        goal.Kind == GoalKind.GainPerHolding
            ? OfTrades(goal, period, tradeReturns, holdReturn)
            : OfProfit(goal, periodReturn, period, holdReturn);

    private static Achievement OfProfit(Goal goal, double periodReturn, TimeSpan period, double holdReturn)
    {
        bool monthly = goal.Kind == GoalKind.MonthlyProfit;
        string each = monthly ? "a month" : "a year";
        string aim = $"The goal is {Number(goal.Min)}{(goal.Max > goal.Min ? "–" + Number(goal.Max) : "")} % {each}";
        if (period < ShortestPeriod)
        {
            return new Achievement(goal, null, null, holdReturn, period,
                $"Over {Length(period)} it made {Gain(periodReturn)}, too short a time for a rate {each}. {aim}. " +
                $"Holding made {Gain(holdReturn)}, free of costs.");
        }
        double rate = Rate(periodReturn), hold = Rate(holdReturn), value = ValueOfProfit(goal, rate);
        return new Achievement(goal, value, rate, hold, period,
            $"Over {Length(period)} it made {Gain(rate)} {each}. {aim}: achievement {Score(value)}. " +
            $"Holding made {Gain(hold)} {each} in the same time, free of costs.");

        double Rate(double total) =>
            Math.Pow(Math.Max(0, 1 + total), (monthly ? MonthDays : YearDays) / period.TotalDays) - 1;
    }

    private static Achievement OfTrades(Goal goal, TimeSpan period, ReadOnlySpan<double> returns, double holdReturn)
    {
        int reached = 0, full = 0;
        foreach (double r in returns)
        {
            if (r >= goal.Min) reached++;
            if (r >= goal.Max) full++;
        }
        string hold = $"Holding made {Gain(holdReturn)} in the same time, free of costs.";
        string gained = $"gained at least {Number(goal.Min)} %" +
            (goal.Max > goal.Min ? $", {full} of them {Number(goal.Max)} % or more" : "");
        if (returns.Length < FewestTrades)
        {
            return new Achievement(goal, null, null, holdReturn, period,
                $"Over {Length(period)} it closed {returns.Length} of the {FewestTrades} trades it takes to judge: " +
                $"not enough trades. {reached} {gained}. {hold}");
        }
        double share = reached / (double)returns.Length, value = ValueOfShare(share);
        return new Achievement(goal, value, share, holdReturn, period,
            $"Over {Length(period)} {reached} of {returns.Length} closed trades ({Number(share)} %) {gained}: " +
            $"achievement {Score(value)}. {hold}");
    }

    private static double ValueOfProfit(Goal goal, double rate)
    {
        if (rate <= 0) return 0;
        if (rate < goal.Min) return 0.8 * rate / goal.Min;
        return rate < goal.Max ? 0.8 + 0.2 * (rate - goal.Min) / (goal.Max - goal.Min) : 1;
    }

    private static double ValueOfShare(double share) => share switch
    {
        < 0.2 => 0.6 * share / 0.2,
        < 0.5 => 0.6 + 0.4 * (share - 0.2) / 0.3,
        _ => 1,
    };

    private static string Length(TimeSpan period) => period.TotalDays < 2 * MonthDays
        ? period.TotalDays.ToString("0.#", CultureInfo.InvariantCulture) + " days"
        : (period.TotalDays / MonthDays).ToString("0.#", CultureInfo.InvariantCulture) + " months";

    private static string Gain(double fraction) =>
        (fraction * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) + " %";

    private static string Number(double fraction) => (fraction * 100).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Score(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
