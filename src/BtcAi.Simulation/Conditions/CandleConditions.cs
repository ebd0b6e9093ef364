using System.Runtime.InteropServices;

namespace BtcAi.Simulation.Conditions;

/// <summary>All that a step with frictions reads of one candle, side by side: one cache line.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
public readonly struct CandleConditions
{
    public required double Open { get; init; }
    public required double High { get; init; }
    public required double Low { get; init; }
    public required double Close { get; init; }

    /// <summary>In the base coin.</summary>
    public required double Volume { get; init; }

    /// <summary>EWMA standard deviation of one candle's log-return, known at this close; NaN until there is history.</summary>
    public required float Volatility { get; init; }

    /// <summary>Average true range of a decision interval as a fraction of the price, known at this close.</summary>
    public required float TrueRange { get; init; }

    /// <summary>99 % value at risk of a day as a fraction of the position, from a forecast; NaN without one.</summary>
    public required float ValueAtRisk { get; init; }

    /// <summary>UTC days since 1970-01-01 in which the candle opens.</summary>
    public required int Day { get; init; }

    /// <summary>How often funding has fallen due since the candle before opened (at 00:00, 08:00 and 16:00 UTC).</summary>
    public required ushort FundingsDue { get; init; }

    /// <summary>Whether the candles up to this one cannot be relied on: a recent gap, a stale or an impossible price.</summary>
    public required bool Unreliable { get; init; }
}
