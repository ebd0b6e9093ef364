namespace BtcAi.Simulation.Holdings;

/// <summary>Which holdings a sale closes first.</summary>
public enum CloseOrder
{
    /// <summary>The oldest first (FIFO).</summary>
    Fifo,

    /// <summary>The newest first (LIFO).</summary>
    Lifo,

    /// <summary>The one bought at the highest price first (of shorts: sold at the lowest).</summary>
    HighestCost,
}
