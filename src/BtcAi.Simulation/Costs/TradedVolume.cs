using System.Runtime.CompilerServices;

namespace BtcAi.Simulation.Costs;

/// <summary>Traded value of the last 30 UTC days, in the quote currency.</summary>
public struct TradedVolume
{
    private const int Window = 30;

    private Days _days;
    private int _today;

    /// <summary>Of the last 30 days up to the last one added to.</summary>
    public double Sum { get; private set; }

    public void Add(int day, double value)
    {
        MoveTo(day);
        _days[day % Window] += value;
        Sum += value;
    }

    /// <summary>Forgets what has become older than 30 days.</summary>
    public void MoveTo(int day)
    {
        if (day == _today) return;
        if (Sum > 0)
        {
            for (int d = Math.Max(_today + 1, day - Window + 1); d <= day; d++) _days[d % Window] = 0;
            Sum = 0;
            for (int d = 0; d < Window; d++) Sum += _days[d];
        }
        _today = day;
    }

    [InlineArray(Window)]
    private struct Days
    {
        private double _first;
    }
}
