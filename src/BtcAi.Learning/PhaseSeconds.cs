using System.Diagnostics;

namespace BtcAi.Learning;

/// <summary>Wall-clock seconds of one update, by phase.</summary>
public readonly record struct PhaseSeconds(double Environment, double Forward, double Advantage, double Optimise)
{
    public double Total => Environment + Forward + Advantage + Optimise;

    /// <summary>Seconds since <paramref name="mark"/>, which moves on to now.</summary>
    public static double Lap(ref long mark)
    {
        long now = Stopwatch.GetTimestamp();
        double seconds = (now - mark) / (double)Stopwatch.Frequency;
        mark = now;
        return seconds;
    }
}
