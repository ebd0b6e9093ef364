namespace BtcAi.Simulation.Risk;

/// <summary>What the risk manager remembers of one lane.</summary>
public struct RiskState
{
    /// <summary>Highest time-weighted equity since the start or the last pause.</summary>
    public double Peak;

    /// <summary>Time-weighted equity at the end of the last UTC day, and at the last close looked at.</summary>
    public double DayStart, Last;

    /// <summary>UTC day of the last close looked at; the day that has hit its loss limit.</summary>
    public int Day, StoppedDay;

    /// <summary>Row at which a drawdown pause ends; 0 when there is none.</summary>
    public int PausedUntil;

    public static RiskState Start(double equity, int day) => new()
    {
        Peak = equity,
        DayStart = equity,
        Last = equity,
        Day = day,
        StoppedDay = -1,
    };
}
