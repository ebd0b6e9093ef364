namespace BtcAi.Simulation.CashFlows;

/// <summary>Money that the owner moves at a moment of their own choice; it happens at the close of the first candle that opens then or later.</summary>
/// <param name="TimeMs">Unix milliseconds, UTC.</param>
/// <param name="Amount">In the quote currency: paid in before its fee (positive), or asked for (negative).</param>
public sealed record ScheduledFlow(long TimeMs, double Amount);
