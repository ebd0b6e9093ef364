namespace BtcAi.Simulation.Goals;

/// <summary>
/// Cuts an equity index into calendar windows: months for Scalping, quarters for Short and Medium, years for Long.
/// Windows covered by less than half are left out, and where none remains the whole index is one window. Growth is
/// scaled to a whole window, never more than two-fold: a few days are no month.
/// </summary>
internal static class GoalWindows
{
    /// <summary>
    /// A goal of gain per holding sets no pace of its own. It is taken to want its minimum once in so many days: about
    /// what the bucket's longest holdings take, and the waiting between them.
    /// </summary>
    public const double MediumHoldingDays = 90, LongHoldingDays = 180;

    /// <summary>Keep goals of nothing and total losses away from division by zero and the logarithm of zero.</summary>
    private const double SmallestGoal = 1e-6, SmallestIndex = 1e-12;

    /// <summary>
    /// Each window's growth over the goal's minimum: simple growth over its month or year; for goals that count
    /// holdings, log growth over ln(1 + minimum) per 90 days (Medium) or 180 days (Long).
    /// </summary>
    public static List<double> GrowthOverGoal(Goal goal, ReadOnlySpan<double> dailyIndex, DateOnly firstDay)
    {
        if (dailyIndex.Length < 2)
            throw new ArgumentException("Growth needs a start and at least one day.", nameof(dailyIndex));
        double unit = dailyIndex[0];
        int months = Months(goal.Bucket), days = dailyIndex.Length - 1;
        var ratios = new List<double>();
        DateOnly day = firstDay;
        for (int from = 0; from < days;)
        {
            var start = new DateOnly(day.Year, (day.Month - 1) / months * months + 1, 1);
            DateOnly next = start.AddMonths(months);
            int full = next.DayNumber - start.DayNumber, to = Math.Min(days, from + next.DayNumber - day.DayNumber);
            double growth = LogGrowthOf(dailyIndex[from..(to + 1)], unit);
            if (2 * (to - from) >= full) ratios.Add(OverGoal(goal, growth, to - from, full));
            (from, day) = (to, next);
        }
        if (ratios.Count == 0) ratios.Add(OverGoal(goal, LogGrowthOf(dailyIndex, unit), days, months * 365 / 12.0));
        return ratios;
    }

    private static int Months(Bucket bucket) => bucket switch
    {
        Bucket.Scalping => 1,
        Bucket.Long => 12,
        _ => 3,
    };

    private static double LogGrowthOf(ReadOnlySpan<double> window, double unit) =>
        Math.Log(Math.Max(SmallestIndex, window[^1] / unit)) - Math.Log(Math.Max(SmallestIndex, window[0] / unit));

    private static double OverGoal(Goal goal, double logGrowth, int days, double full)
    {
        double wanted = Math.Max(SmallestGoal, goal.Min), whole = logGrowth * Math.Min(2, full / days);
        return goal.Bucket switch
        {
            Bucket.Scalping => (Math.Exp(whole) - 1) / wanted,
            Bucket.Short => (Math.Exp(whole * 4) - 1) / wanted,
            Bucket.Medium => whole / full * MediumHoldingDays / Math.Log(1 + wanted),
            _ => whole / full * LongHoldingDays / Math.Log(1 + wanted),
        };
    }
}
