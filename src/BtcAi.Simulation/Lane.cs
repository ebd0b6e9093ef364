namespace BtcAi.Simulation;

/// <summary>Everything about one episode that a step changes; 48 bytes, swept together.</summary>
internal struct Lane
{
    public Account Account;

    /// <summary>At the close the lane sees now.</summary>
    public double Equity;

    /// <summary>Log growth of equity since the target last changed.</summary>
    public double Growth;

    /// <summary>Row of the candle whose close the lane sees now.</summary>
    public int Candle;

    /// <summary>Row of the close that ends the episode.</summary>
    public int Last;

    public float Target;
    public int Age;
}
