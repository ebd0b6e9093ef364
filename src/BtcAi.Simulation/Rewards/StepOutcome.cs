namespace BtcAi.Simulation.Rewards;

/// <summary>What happened in one step, as the reward's components need it.</summary>
/// <param name="Candle">Row of the close that ended the step.</param>
/// <param name="Growth">Log growth of time-weighted equity.</param>
/// <param name="CostGrowth">Of it, what costs took, as if they had been paid at its end: 0 or less.</param>
/// <param name="Index">Time-weighted equity at the end, relative to the episode's start.</param>
/// <param name="Exposure">Signed share of equity held after the step's first open.</param>
/// <param name="MarketGrowth">Log growth of the price over the step.</param>
/// <param name="Variance">Expected variance of that growth, known before it.</param>
/// <param name="Wins">Holdings closed with a profit.</param>
/// <param name="OpenProfit">Profit of the open holdings, any unit: its sign is looked at.</param>
public readonly record struct StepOutcome(
    int Candle, double Growth, double CostGrowth, double Index, double Exposure, double MarketGrowth, double Variance, int Wins,
    double OpenProfit);
