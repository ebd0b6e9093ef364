using System.Numerics;

namespace BtcAi.Market;

/// <summary>
/// A total since the first candle and what it was at every candle as far back as the longest span. A sum over a window is
/// the difference of two totals, so that no window drifts away from its candles.
/// </summary>
internal sealed class RunningTotal(int longest)
{
    private readonly double[] _ring = new double[BitOperations.RoundUpToPowerOf2((uint)longest + 1)];
    private double _total;
    private int _last = -1;

    public void Add(double x)
    {
        _total += x;
        _ring[++_last & (_ring.Length - 1)] = _total;
    }

    /// <summary>Sum over the last so many candles; over all but the first where there are fewer.</summary>
    public double Over(int candles) => _total - _ring[Math.Max(_last - candles, 0) & (_ring.Length - 1)];
}
