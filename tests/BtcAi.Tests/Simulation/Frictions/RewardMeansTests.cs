using BtcAi.Simulation.Rewards;

namespace BtcAi.Tests.Simulation.Frictions;

public sealed class RewardMeansTests
{
    [Fact]
    public void Means_of_the_parts_add_up_to_the_mean_reward()
    {
        RewardLedger[] steps = [new(1, 0.4, -0.1, -0.2, 0, 0.01, -0.3, 0.5, 0, -0.05, 0.2), new(2, -0.2, -0.3, 0, 0.1, 0, 0, 0, 0.25, 0, 0)];
        RewardMeans means = RewardMeans.Of(steps)!;
        Assert.Equal(0.1, means.Profit, 12);
        Assert.Equal(-0.2, means.Cost, 12);
        Assert.Equal(
            steps.Average(s => s.Total),
            means.Profit + means.Cost + means.Variance + means.Prediction + means.HoldingTime + means.Drawdown + means.Win + means.Novelty + means.Loser + means.Goal, 12);
    }

    [Fact]
    public void Without_steps_there_are_none() => Assert.Null(RewardMeans.Of([]));
}
