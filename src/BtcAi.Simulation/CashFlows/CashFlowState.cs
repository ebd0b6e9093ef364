namespace BtcAi.Simulation.CashFlows;

/// <summary>What the treasury remembers of one lane.</summary>
public struct CashFlowState
{
    public PendingWithdrawal.List Pending;

    /// <summary>How many of <see cref="Pending"/> are open.</summary>
    public int Count;

    /// <summary>UTC day of the last close looked at.</summary>
    public int Day;

    /// <summary>Row of the episode's first close.</summary>
    public int Start;

    /// <summary>Net profit of closed holdings, in the quote currency.</summary>
    public double Realised;

    /// <summary>Paid out so far.</summary>
    public double Withdrawn;

    /// <summary>Emergency cash that the next open has to provide.</summary>
    public double Urgent;
}
