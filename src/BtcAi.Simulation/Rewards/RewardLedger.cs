namespace BtcAi.Simulation.Rewards;

/// <summary>One step's reward, component by component, weights applied; they add up to the reward.</summary>
/// <param name="Candle">Row of the close that ended the step.</param>
public readonly record struct RewardLedger(
    int Candle, double Profit, double Cost, double Variance, double Prediction, double HoldingTime, double Drawdown, double Win,
    double Novelty, double Loser, double Goal)
{
    public double Total => Profit + Cost + Variance + Prediction + HoldingTime + Drawdown + Win + Novelty + Loser + Goal;
}
