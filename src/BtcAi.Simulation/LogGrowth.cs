using System.Runtime.CompilerServices;

namespace BtcAi.Simulation;

/// <summary>The logarithm of a growth factor, quick and exact to rounding where growth is small, as it is in nearly every step.</summary>
public static class LogGrowth
{
    /// <summary>Below it (4 % growth) the next term of the series is less than a tenth of the last bit.</summary>
    private const double Small = 0.02;

    /// <summary>ln(after/before) = 2 artanh s with s = (after − before)/(after + before), by the series of artanh.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double before, double after)
    {
        double s = (after - before) / (after + before), square = s * s;
        return Math.Abs(s) <= Small
            ? 2 * s * (1 + square * (1 / 3.0 + square * (1 / 5.0 + square * (1 / 7.0 + square * (1 / 9.0)))))
            : Math.Log(after / before);
    }
}
