using System.Globalization;

namespace BtcAi.Experiments.Html;

/// <summary>Marks of a time axis: first days of months or years, or days where the time is short.</summary>
internal static class DateMarks
{
    private static readonly int[] DaySteps = [1, 2, 7, 14], MonthSteps = [1, 2, 3, 6, 12, 24, 60];

    /// <param name="most">Marks that have room.</param>
    public static IReadOnlyList<AxisMark> Of(DateOnly first, int days, int most)
    {
        foreach (int step in DaySteps)
        {
            if (days / step + 1 <= most) return [.. Days(first, days, step)];
        }
        int shown = Array.FindIndex(MonthSteps, step => days / 30.4 / step <= most);
        return [.. Months(first, days, MonthSteps[shown < 0 ? ^1 : shown])];
    }

    private static IEnumerable<AxisMark> Days(DateOnly first, int days, int step)
    {
        for (int day = 0; day <= days; day += step)
            yield return new AxisMark(day, first.AddDays(day).ToString("d MMM", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<AxisMark> Months(DateOnly first, int days, int step)
    {
        DateOnly last = first.AddDays(days);
        int month = first.Year * 12 + first.Month - 1;
        bool named = false;
        for (month += first.Day > 1 ? 1 : 0; new DateOnly(month / 12, month % 12 + 1, 1) <= last; month++)
        {
            if (month % 12 % Math.Min(step, 12) != 0 || (step > 12 && month / 12 % (step / 12) != 0)) continue;
            var date = new DateOnly(month / 12, month % 12 + 1, 1);
            string label = date.Month == 1 || step >= 12 ? $"{date.Year}" : Written.Month(date.Month) +
                (named ? "" : $" {date.Year}");
            named = true;
            yield return new AxisMark(date.DayNumber - first.DayNumber, label);
        }
    }
}
