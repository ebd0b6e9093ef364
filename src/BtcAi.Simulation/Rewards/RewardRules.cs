namespace BtcAi.Simulation.Rewards;

/// <summary>
/// What the reward of a step is made of. Weights multiply components in log growth; bonuses and penalties are in units of
/// <see cref="Unit"/>, the typical size of a decision's return.
/// </summary>
public sealed record RewardRules
{
    /// <summary>Log growth of equity before costs. Exact.</summary>
    public double Profit { get; init; } = 1;

    /// <summary>Log growth lost to fees, slippage, impact and funding. Exact.</summary>
    public double Cost { get; init; } = 1;

    /// <summary>½·exposure²·variance of the step, taken off. Exact.</summary>
    public double Variance { get; init; }

    /// <summary>Exposure on the side to which the price then moved, added. Exact.</summary>
    public double Prediction { get; init; }

    /// <summary>Every decision with a position, taken off. Exact.</summary>
    public double HoldingTime { get; init; }

    /// <summary>How much deeper the drawdown has become, taken off. Depends on the path.</summary>
    public double Drawdown { get; init; }

    /// <summary>Every holding closed with a profit, added. Depends on the path.</summary>
    public double Win { get; init; }

    /// <summary>Situations seldom seen in the episode, added as 1/√visits. Depends on the path.</summary>
    public double Novelty { get; init; }

    /// <summary>The growing penalty for holding a loser, times this. Depends on the path.</summary>
    public double Loser { get; init; }

    /// <summary>Share of the goal reached since the episode's start, when it grows. Depends on the path.</summary>
    public double Goal { get; init; }

    /// <summary>Time-weighted growth per decision at which the goal is reached; 0 without one.</summary>
    public double GoalGrowth { get; init; }

    /// <summary>Decisions for which a loser may be held free of penalty.</summary>
    public int Grace { get; init; } = 200;

    /// <summary>Then the penalty falls due every so many decisions …</summary>
    public int PenaltyEvery { get; init; } = 2;

    /// <summary>… with this much the first time …</summary>
    public double BasePenalty { get; init; } = 0.05;

    /// <summary>… and so much more each time after.</summary>
    public double PenaltyIncrement { get; init; } = 0.05;

    /// <summary>Without what depends on the path: the reward of a learner that weighs every action by itself.</summary>
    public RewardRules ExactOnly() => this with { Drawdown = 0, Win = 0, Novelty = 0, Loser = 0, Goal = 0 };

    /// <summary>Typical absolute size of a decision's log-return.</summary>
    public double Unit { get; init; } = 0.01;
}
