namespace BtcAi.Simulation.Goals;

/// <summary>
/// What the user wants of a bucket. It steers which agent is kept and how much risk it likes; it is no forecast.
/// </summary>
/// <param name="Min">Fraction from which the goal counts as reached, at least 0.</param>
/// <param name="Max">Fraction from which it is reached in full, at least <paramref name="Min"/>.</param>
/// <param name="BonusMultiplier">Scales the bonus of goals that count holdings.</param>
public sealed record Goal(Bucket Bucket, double Min, double Max, double BonusMultiplier = 1.1)
{
    public GoalKind Kind => Bucket switch
    {
        Bucket.Scalping => GoalKind.MonthlyProfit,
        Bucket.Short => GoalKind.YearlyProfit,
        _ => GoalKind.GainPerHolding,
    };

    /// <summary>What a full achievement adds to the reward where the user turns the goal bonus on.</summary>
    public double BonusWeight => Kind switch
    {
        GoalKind.MonthlyProfit => 0.3,
        GoalKind.YearlyProfit => 0.25,
        _ => 0.2 * BonusMultiplier,
    };

    /// <summary>Log growth a day at which the goal's minimum is reached: over its month or year, or once per typical holding.</summary>
    public double LogGrowthPerDay => Math.Log(1 + Min) / (Kind switch
    {
        GoalKind.MonthlyProfit => 365 / 12.0,
        GoalKind.YearlyProfit => 365,
        _ => Bucket == Bucket.Medium ? GoalWindows.MediumHoldingDays : GoalWindows.LongHoldingDays,
    });

    public static Goal DefaultOf(Bucket bucket) => bucket switch
    {
        Bucket.Scalping => new Goal(bucket, 0.15, 0.3),
        Bucket.Short => new Goal(bucket, 1, 2),
        Bucket.Medium => new Goal(bucket, 0.25, 0.5),
        _ => new Goal(bucket, 0.5, 1),
    };
}
