namespace BtcAi.Market;

/// <summary>
/// How much usually trades in each hour of the week: the mean of that hour's candles over the last four weeks, the
/// present visit left out. Its memory ends there, so a warm-up of four weeks and a little makes it exact.
/// </summary>
internal sealed class WeekProfile
{
    public const int Weeks = 4;
    private const int Hours = 168;
    private const long HourMs = 3_600_000;

    // Keeps the surprise of an empty candle finite: −3 or so.
    private const double Floor = 0.05;

    private readonly double[] _sums = new double[Hours * Weeks];
    private readonly int[] _counts = new int[Hours * Weeks];
    private readonly long[] _visits = new long[Hours * Weeks];
    private readonly int[] _next = new int[Hours];
    private long _hour = long.MinValue;
    private double _sum, _usual;
    private int _count;

    /// <summary>
    /// Log of volume over what is usual at this hour of the week; 0 when it is as usual, bounded below.
    /// </summary>
    /// <param name="otherwise">Taken as usual where the hour has no past.</param>
    public double Push(long openTimeMs, double volume, double otherwise)
    {
        long hour = openTimeMs / HourMs;
        if (hour != _hour)
        {
            if (_count > 0) Close((int)(_hour % Hours));
            _hour = hour;
            _usual = Usual(hour);
        }
        _sum += volume;
        _count++;
        double usual = double.IsNaN(_usual) ? otherwise : _usual;
        return usual > 0 ? Math.Log((volume / usual + Floor) / (1 + Floor)) : 0;
    }

    private void Close(int slot)
    {
        int at = slot * Weeks + _next[slot];
        (_sums[at], _counts[at], _visits[at]) = (_sum, _count, _hour);
        _next[slot] = (_next[slot] + 1) % Weeks;
        (_sum, _count) = (0, 0);
    }

    private double Usual(long hour)
    {
        int slot = (int)(hour % Hours);
        double sum = 0;
        int count = 0;
        for (int i = slot * Weeks; i < (slot + 1) * Weeks; i++)
        {
            // Where hours were missing, a visit may be older than the memory.
            if (hour - _visits[i] > Weeks * Hours) continue;
            sum += _sums[i];
            count += _counts[i];
        }
        return count > 0 ? sum / count : double.NaN;
    }
}
