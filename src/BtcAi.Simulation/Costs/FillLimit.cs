namespace BtcAi.Simulation.Costs;

/// <summary>What made a fill smaller than the order, or its price other than the one aimed at.</summary>
[Flags]
public enum FillLimit : byte
{
    None = 0,

    /// <summary>The share of the candle's volume was used up; the rest is carried.</summary>
    Volume = 1,

    /// <summary>The coins or the value allowed in one position; the rest opens another.</summary>
    PositionSize = 2,

    /// <summary>Rounded to the venue's lot.</summary>
    Lot = 4,

    /// <summary>The candle opened beyond the stop: filled at the open, the worse price.</summary>
    Gap = 8,

    /// <summary>The risk manager's cap.</summary>
    Cap = 16,
}
