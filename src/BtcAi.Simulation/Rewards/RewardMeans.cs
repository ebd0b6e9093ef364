namespace BtcAi.Simulation.Rewards;

/// <summary>Reward components as means a decision, weights applied.</summary>
public sealed record RewardMeans(
    double Profit, double Cost, double Variance, double Prediction, double HoldingTime, double Drawdown, double Win, double Novelty,
    double Loser, double Goal)
{
    /// <returns>Null where no step was written down: without frictions, or without detail.</returns>
    public static RewardMeans? Of(IReadOnlyList<RewardLedger> steps) => steps.Count == 0 ? null : new RewardMeans(
        Mean(steps, s => s.Profit), Mean(steps, s => s.Cost), Mean(steps, s => s.Variance), Mean(steps, s => s.Prediction),
        Mean(steps, s => s.HoldingTime), Mean(steps, s => s.Drawdown), Mean(steps, s => s.Win), Mean(steps, s => s.Novelty),
        Mean(steps, s => s.Loser), Mean(steps, s => s.Goal));

    private static double Mean(IReadOnlyList<RewardLedger> steps, Func<RewardLedger, double> part) => steps.Sum(part) / steps.Count;
}
