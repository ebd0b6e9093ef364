using System.Runtime.CompilerServices;

namespace BtcAi.Simulation.CashFlows;

/// <summary>A withdrawal asked for and not yet paid in full.</summary>
public struct PendingWithdrawal
{
    /// <summary>Still to be paid, in the quote currency.</summary>
    public double Amount;

    /// <summary>Row at whose close it is due; it began at <see cref="Asked"/>.</summary>
    public int Due, Asked;

    public CashFlowKind Kind;

    /// <summary>As many as one lane can have open.</summary>
    [InlineArray(Most)]
    public struct List
    {
        public const int Most = 6;
        private PendingWithdrawal _first;
    }
}
