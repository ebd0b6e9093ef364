using BtcAi.Foundation;
using BtcAi.Simulation.Goals;
using BtcAi.Simulation.Rewards;

namespace BtcAi.Experiments.Settings;

/// <summary>What the reward of a step is made of. Exact components reach every learner, path-dependent ones PPO and A2C only.</summary>
public sealed record RewardSettings
{
    [Setting("Log growth before costs counts this often. Exact: all learners.", Min = 0, Max = 100, Unit = "times")]
    public double ProfitWeight { get; init; } = 1;

    [Setting("Log growth lost to costs counts this often. Exact: all learners.", Min = 0, Max = 100, Unit = "times")]
    public double CostWeight { get; init; } = 1;

    [Setting("Added for full exposure on the side to which the price then moves. Exact: all learners.", Min = 0, Max = 10, Unit = "typical returns")]
    public double PredictionBonus { get; init; } = 0.03;

    [Setting("Taken off for every decision with a position. Exact: all learners.", Min = 0, Max = 10, Unit = "typical returns")]
    public double HoldingTimePenalty { get; init; }

    [Setting("Times the deepening of the drawdown, taken off. PPO and A2C.", Min = 0, Max = 100, Unit = "times")]
    public double DrawdownWeight { get; init; }

    [Setting("Added for every holding closed with a profit. PPO and A2C.", Min = 0, Max = 10, Unit = "typical returns")]
    public double WinBonus { get; init; }

    [Setting("Added for a situation not yet seen in the episode, less each time. PPO and A2C.", Min = 0, Max = 10, Unit = "typical returns")]
    public double NoveltyBonusWeight { get; init; } = 0.01;

    [Setting("Whether nearing the goal is rewarded: 0.3, 0.25 or 0.2 × goals.bonus_multiplier by bucket. PPO and A2C.")]
    public bool GoalBonus { get; init; }

    [Setting("Whether holding a loser past the grace period is penalised, more and more. PPO and A2C.")]
    public bool PenaliseLosers { get; init; }

    [Setting("For so long a loser may be held.", Title = "Grace period", Min = 0, Max = 1_000_000, Unit = "decisions")]
    public int GracePeriodBars { get; init; } = 200;

    [Setting("Then the penalty falls due this often.", Min = 1, Max = 1_000_000, Unit = "decisions")]
    public int PenaltyInterval { get; init; } = 2;

    [Setting("The first penalty.", Min = 0, Max = 100, Unit = "typical returns")]
    public double BasePenalty { get; init; } = 0.05;

    [Setting("What every further penalty adds.", Min = 0, Max = 100, Unit = "typical returns")]
    public double PenaltyIncrement { get; init; } = 0.05;

    /// <param name="riskAversion">κ; what is above 1 is the weight of the variance.</param>
    /// <param name="unit">Typical size of a decision's return.</param>
    /// <param name="goalGrowth">Log growth per decision that reaches the goal.</param>
    public RewardRules ToRules(double riskAversion, Goal goal, double unit, double goalGrowth) => new()
    {
        Profit = ProfitWeight,
        Cost = CostWeight,
        Variance = riskAversion - 1,
        Prediction = PredictionBonus,
        HoldingTime = HoldingTimePenalty,
        Drawdown = DrawdownWeight,
        Win = WinBonus,
        Novelty = NoveltyBonusWeight,
        Loser = PenaliseLosers ? 1 : 0,
        Goal = GoalBonus ? goal.BonusWeight : 0,
        GoalGrowth = goalGrowth,
        Grace = GracePeriodBars,
        PenaltyEvery = PenaltyInterval,
        BasePenalty = BasePenalty,
        PenaltyIncrement = PenaltyIncrement,
        Unit = unit,
    };
}
