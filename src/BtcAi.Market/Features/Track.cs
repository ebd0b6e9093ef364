using System.Numerics;

namespace BtcAi.Market;

/// <summary>A value per candle, remembered as far back as the longest span.</summary>
internal sealed class Track(int longest)
{
    private readonly double[] _ring = new double[BitOperations.RoundUpToPowerOf2((uint)longest + 1)];
    private int _last = -1;

    public double Now { get; private set; }

    public void Add(double value)
    {
        Now = value;
        _ring[++_last & (_ring.Length - 1)] = value;
    }

    /// <summary>The value so many candles before the newest; the first one where there are fewer.</summary>
    public double Ago(int candles) => _ring[Math.Max(_last - candles, 0) & (_ring.Length - 1)];

    /// <summary>The newest value less that of so many candles before.</summary>
    public double Change(int candles) => Now - Ago(candles);
}
