namespace BtcAi.Experiments.Html;

/// <summary>Maps values to shares of a length, and says where it is marked.</summary>
internal sealed class Axis
{
    private const double Smallest = 1e-3;

    private readonly double _from, _to;
    private readonly bool _logarithmic;

    private Axis(double from, double to, bool logarithmic, IReadOnlyList<AxisMark> marks)
    {
        (_logarithmic, Marks) = (logarithmic, marks);
        (_from, _to) = logarithmic ? (Math.Log(from), Math.Log(to)) : (from, to);
    }

    public IReadOnlyList<AxisMark> Marks { get; }

    /// <summary>Covers the finite values and a little more.</summary>
    /// <param name="label">Of a mark.</param>
    public static Axis Linear(IEnumerable<double> values, int most, Func<double, string> label)
    {
        (double from, double to) = Ends(values, (0, 1));
        double room = to > from ? (to - from) * 0.04 : Math.Max(Math.Abs(from) * 0.1, 0.01);
        return Fixed(from - room, to + room, most, label);
    }

    public static Axis Fixed(double from, double to, int most, Func<double, string> label) =>
        new(from, to, false, [.. NiceNumbers.Between(from, to, most).Select(v => new AxisMark(v, label(v)))]);

    /// <summary>Values at or below 0 count as the smallest that is shown.</summary>
    public static Axis Logarithmic(IEnumerable<double> values, int most, Func<double, string> label)
    {
        (double from, double to) = Ends(values.Where(v => v > Smallest), (1, 1));
        double room = Math.Max(1.02, Math.Pow(to / from, 0.04));
        (from, to) = (from / room, to * room);
        return new Axis(from, to, true, [.. NiceNumbers.LogarithmicBetween(from, to, most).Select(v => new AxisMark(v,
            label(v)))]);
    }

    /// <summary>Days from 0 (the start of <paramref name="first"/>) to <paramref name="days"/>.</summary>
    public static Axis Dates(DateOnly first, int days, int most) => new(0, Math.Max(1, days), false,
        DateMarks.Of(first, days, most));

    /// <summary>0 at its start, 1 at its end; values beyond them stay at the ends.</summary>
    public double Share(double value)
    {
        double v = _logarithmic ? Math.Log(Math.Max(value, Smallest)) : value;
        return Math.Clamp((v - _from) / (_to - _from), 0, 1);
    }

    private static (double From, double To) Ends(IEnumerable<double> values, (double, double) otherwise)
    {
        double from = double.PositiveInfinity, to = double.NegativeInfinity;
        foreach (double v in values.Where(double.IsFinite)) (from, to) = (Math.Min(from, v), Math.Max(to, v));
        return from <= to ? (from, to) : otherwise;
    }
}
