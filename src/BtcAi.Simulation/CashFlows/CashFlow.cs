namespace BtcAi.Simulation.CashFlows;

/// <summary>Money moved into or out of an account.</summary>
/// <param name="Candle">Row at whose close (or, after a forced sale, open) it moved.</param>
/// <param name="Amount">What the account gained (positive) or lost, in the quote currency.</param>
/// <param name="Fee">Conversion fee: on top of what a deposit brought, or taken out of what a withdrawal paid.</param>
/// <param name="Shortfall">What was asked for and could not be paid.</param>
public readonly record struct CashFlow(
    int Candle, long TimeMs, CashFlowKind Kind, double Amount, double Fee, double Shortfall)
{
    /// <summary>What left the owner's pocket (positive: a deposit) or reached it (negative), fee included.</summary>
    public double Owner => Amount + Fee;
}
