using BtcAi.Simulation.Costs;

namespace BtcAi.Simulation.Holdings;

/// <summary>A holding with its own entry: closed, or still open and valued at the last close.</summary>
/// <param name="EntryPrice">The price at entry, before slippage; the costs hold the slippage.</param>
/// <param name="ExitPrice">The price at exit before slippage, or the last close.</param>
/// <param name="Units">In the base coin, negative when short.</param>
/// <param name="Costs">Fee and slippage of entry and exit, in the quote currency.</param>
/// <param name="Reason">Why it was closed.</param>
/// <param name="BestReturn">Maximum favourable excursion: the best it stood at while held, before costs, a fraction of the entry.</param>
/// <param name="WorstReturn">Maximum adverse excursion, a fraction of the entry.</param>
public sealed record Trade(
    long EntryTimeMs, long ExitTimeMs, double EntryPrice, double ExitPrice, double Units, double Costs, bool IsOpen,
    FillReason Reason = FillReason.Order, double BestReturn = 0, double WorstReturn = 0)
{
    /// <summary>After costs, in the quote currency.</summary>
    public double Profit => Units * (ExitPrice - EntryPrice) - Costs;

    /// <summary>Profit after costs as a fraction of the value at entry.</summary>
    public double Return => Profit / (Math.Abs(Units) * EntryPrice);

    public TimeSpan Held => TimeSpan.FromMilliseconds(ExitTimeMs - EntryTimeMs);
}
