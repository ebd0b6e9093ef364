namespace BtcAi.Simulation.CashFlows;

/// <summary>Money that the owner moves at a moment of their own choice; it happens at the first close at or after it.</summary>
/// <param name="TimeMs">Unix milliseconds, UTC.</param>
/// <param name="Amount">In the quote currency: paid in before its fee (positive), or asked for (negative).</param>
public sealed record ScheduledFlow(long TimeMs, double Amount);
