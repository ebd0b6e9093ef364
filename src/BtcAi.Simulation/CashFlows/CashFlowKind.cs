namespace BtcAi.Simulation.CashFlows;

/// <summary>Why money came or went.</summary>
public enum CashFlowKind : byte
{
    Deposit,

    /// <summary>Paid when cash is free.</summary>
    Standard,

    /// <summary>Paid at its deadline.</summary>
    Timed,

    /// <summary>Paid at once.</summary>
    Emergency,

    /// <summary>Ordered by the owner for a moment: paid then like an emergency.</summary>
    Ordered,
}
