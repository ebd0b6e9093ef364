using BtcAi.Simulation.Backtests;

namespace BtcAi.Simulation.Reports;

/// <summary>Time-weighted equity day by day: the start, then the end of every UTC day, days without candles included.</summary>
/// <param name="FirstDay">The day at whose end the second value stands.</param>
public sealed record DailyIndex(double[] Values, DateOnly FirstDay)
{
    public static DailyIndex Of(BacktestResult result)
    {
        List<DaySample> samples = DaySample.Of(result);
        double[] values = [1, .. DaySample.Returns(samples, result.Index[0])];
        for (int day = 1; day < values.Length; day++) values[day] = values[day - 1] * (1 + values[day]);
        return new DailyIndex(values, DateOnly.FromDateTime(samples[0].Date.UtcDateTime));
    }

    /// <summary>One after the other as one curve; a day that two share holds both, a day that none has stands still.</summary>
    /// <param name="pieces">In order of time.</param>
    public static DailyIndex Join(IReadOnlyList<DailyIndex> pieces)
    {
        DateOnly first = pieces[0].FirstDay;
        double[] values = new double[pieces.Max(p => p.FirstDay.DayNumber - first.DayNumber + p.Values.Length)];
        Array.Fill(values, 1);
        foreach (DailyIndex piece in pieces)
        {
            int shift = piece.FirstDay.DayNumber - first.DayNumber;
            double[] returns = piece.Returns();
            for (int day = 0; day < returns.Length; day++) values[shift + day + 1] *= 1 + returns[day];
        }
        for (int day = 1; day < values.Length; day++) values[day] *= values[day - 1];
        return new DailyIndex(values, first);
    }

    /// <summary>Simple returns, one per day.</summary>
    public double[] Returns() => [.. Values.Skip(1).Zip(Values, (now, before) => now / before - 1)];
}
