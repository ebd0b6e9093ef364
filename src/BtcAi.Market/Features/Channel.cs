namespace BtcAi.Market;

/// <summary>The highest log-high and the lowest log-low of a window of candles (Donchian).</summary>
internal sealed class Channel
{
    private readonly RollingExtreme _high, _low;

    public Channel(int window)
    {
        Window = window;
        _high = new RollingExtreme(window, highest: true);
        _low = new RollingExtreme(window, highest: false);
    }

    /// <summary>In candles.</summary>
    public int Window { get; }

    public double High => _high.Value;
    public double Low => _low.Value;

    /// <summary>Candles since the high and since the low.</summary>
    public int HighAge => _high.Age;

    /// <inheritdoc cref="HighAge"/>
    public int LowAge => _low.Age;

    public void Push(double high, double low)
    {
        _high.Push(high);
        _low.Push(low);
    }
}
