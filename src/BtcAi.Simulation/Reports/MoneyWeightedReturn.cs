namespace BtcAi.Simulation.Reports;

/// <summary>
/// The yearly rate at which the owner's money grew, deposits and withdrawals at their own times: what a deposit just
/// before a fall costs shows here and not in the time-weighted return.
/// </summary>
public static class MoneyWeightedReturn
{
    private const double YearMs = 365 * 86_400_000.0, DayMs = 86_400_000;

    /// <summary>Keeps e to its power, times any amount of money, a number.</summary>
    private const double LargestExponent = 600;

    /// <summary>
    /// The rate r at which start, deposits, withdrawals and end, each over (1 + r)^(days / 365), cancel out (XIRR);
    /// where several do, the one nearest to 0. Null under a day, where money flowed one way only (as after a total
    /// loss), and where no such rate is a number.
    /// </summary>
    /// <param name="flows">Deposits positive, withdrawals negative, within the period, in any order.</param>
    public static double? Of(
        long startMs, double startEquity, long endMs, double endEquity,
        ReadOnlySpan<(long TimeMs, double Amount)> flows)
    {
        if (endMs - startMs < DayMs) return null;
        double[] years = new double[flows.Length + 2], amounts = new double[flows.Length + 2];
        for (int i = 0; i < flows.Length; i++)
        {
            if (flows[i].TimeMs < startMs || flows[i].TimeMs > endMs)
                throw new ArgumentException("A deposit or withdrawal lies outside the period.", nameof(flows));
            (years[i], amounts[i]) = ((flows[i].TimeMs - startMs) / YearMs, -flows[i].Amount);
        }
        (years[^2], amounts[^2]) = (0, -startEquity);
        (years[^1], amounts[^1]) = ((endMs - startMs) / YearMs, endEquity);
        if (!Array.Exists(amounts, a => a > 0) || !Array.Exists(amounts, a => a < 0)) return null;
        return LogRate(years, amounts, LargestExponent / Math.Max(1, years[^1])) is { } x ? Math.Exp(x) - 1 : null;
    }

    /// <summary>Looks in steps away from 0, both ways, until the present value changes its sign.</summary>
    private static double? LogRate(double[] years, double[] amounts, double limit)
    {
        for (double inner = 0, outer = 0.05; inner < limit; inner = outer, outer = Math.Min(limit, 1.5 * outer))
        {
            if (PresentValue(inner) * Math.Sign(PresentValue(outer)) <= 0) return Bisect(inner, outer);
            if (PresentValue(-inner) * Math.Sign(PresentValue(-outer)) <= 0) return Bisect(-outer, -inner);
        }
        return null;

        double PresentValue(double x)
        {
            double sum = 0;
            for (int i = 0; i < years.Length; i++) sum += amounts[i] * Math.Exp(-x * years[i]);
            return sum;
        }

        // Halving is certain and needs no derivative; a hundred steps reach the last bit.
        double Bisect(double low, double high)
        {
            int side = Math.Sign(PresentValue(low));
            for (int step = 0; step < 100 && side != 0; step++)
            {
                double middle = (low + high) / 2;
                if (Math.Sign(PresentValue(middle)) == side) low = middle;
                else high = middle;
            }
            return side == 0 ? low : high;
        }
    }
}
