using System.Numerics;

namespace BtcAi.Market;

/// <summary>Highest (or lowest) of the last values, in constant time each on average: a queue kept monotonic.</summary>
internal sealed class RollingExtreme
{
    private readonly int _window;
    private readonly double _sign;
    private readonly double[] _values;
    private readonly int[] _at;
    private int _head, _tail, _count;

    public RollingExtreme(int window, bool highest)
    {
        (_window, _sign) = (window, highest ? 1 : -1);
        uint capacity = BitOperations.RoundUpToPowerOf2((uint)window + 1);
        (_values, _at) = (new double[capacity], new int[capacity]);
    }

    public double Value => _sign * _values[_head & (_values.Length - 1)];

    /// <summary>Candles since the extreme was set; of equal ones the latest counts.</summary>
    public int Age => _count - 1 - _at[_head & (_at.Length - 1)];

    public double Push(double value)
    {
        int mask = _values.Length - 1;
        double signed = _sign * value;
        while (_tail != _head && _values[(_tail - 1) & mask] <= signed) _tail--;
        _values[_tail & mask] = signed;
        _at[_tail & mask] = _count++;
        _tail++;
        if (_at[_head & mask] <= _count - 1 - _window) _head++;
        return Value;
    }
}
