namespace BtcAi.Market;

/// <summary>
/// Exponentially weighted mean that starts as the plain mean of what it has seen, so that it needs no starting value.
/// </summary>
internal struct Ewma
{
    private readonly double _rate;
    private double _value;
    private int _count;

    private Ewma(double rate) => _rate = rate;

    /// <summary>Rate 2 / (span + 1), as of a moving average over so many candles.</summary>
    public static Ewma OfSpan(int candles) => new(2.0 / (candles + 1));

    /// <summary>Rate 1 / candles (Wilder's smoothing).</summary>
    public static Ewma OfTimeConstant(int candles) => new(1.0 / candles);

    public readonly double Rate => _rate;

    public double Push(double x)
    {
        if (_count < int.MaxValue) _count++;
        double rate = _rate * _count < 1 ? 1.0 / _count : _rate;
        return _value += rate * (x - _value);
    }
}
