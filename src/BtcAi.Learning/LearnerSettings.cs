using BtcAi.Compute;

namespace BtcAi.Learning;

/// <summary>What a learner is told; defaults are those of the counterfactual learner.</summary>
public sealed record LearnerSettings
{
    public int Hidden { get; init; } = 128;
    public int Layers { get; init; } = 2;
    public Activation Activation { get; init; } = Activation.SiLU;
    public bool LayerNorm { get; init; } = true;

    /// <summary>Step size over the training's progress.</summary>
    public LearningRateSchedule LearningRate { get; init; } = new(5e-4, 1e-4, LearningRateShape.Cosine);

    /// <summary>Weight of the entropy bonus over the training's progress.</summary>
    public LearningRateSchedule Entropy { get; init; } = new(0.01, 0.002, LearningRateShape.Linear);

    /// <summary>Discount per decision.</summary>
    public double Gamma { get; init; } = 0.99;

    /// <summary>
    /// Rewards are shrunk by √(1−γ²), so that a discounted sum of independent rewards of unit deviation has unit deviation:
    /// otherwise the critic's errors drown the policy's gradient in the shared trunk.
    /// </summary>
    public double ReturnScale => Math.Sqrt(1 - Gamma * Gamma);

    public double Lambda { get; init; } = 0.95;

    /// <summary>PPO's ε; infinite for A2C.</summary>
    public double Clip { get; init; } = 0.2;

    /// <summary>
    /// Counterfactual: this share of the objective weighs all actions evenly instead of by their probability. The value of
    /// an action is known whether it is taken or not, so an action that the policy has given up can come back; with
    /// sampled probabilities alone its gradient would vanish with it.
    /// </summary>
    public double EvenShare { get; init; } = 0.1;

    public double ValueCoefficient { get; init; } = 0.5;
    public double MaximumGradientNorm { get; init; } = 0.5;
    public double WeightDecay { get; init; } = 1e-4;
    public int Epochs { get; init; } = 4;
    public int Minibatches { get; init; } = 8;

    /// <summary>Mean KL divergence (nats) at which an update stops early.</summary>
    public double TargetKl { get; init; } = 0.03;

    /// <summary>Counterfactual: windows per update, and decisions per window.</summary>
    public int Windows { get; init; } = 256;

    /// <inheritdoc cref="Windows"/>
    public int WindowDecisions { get; init; } = 64;

    /// <summary>Counterfactual: costs of a window are multiplied by U(1, this).</summary>
    public double CostRandomisation { get; init; } = 1.5;

    /// <summary>Counterfactual: switching a holding younger than the soft minimum hold costs this much more.</summary>
    public double YoungCostMultiplier { get; init; } = 1.5;

    /// <summary>Counterfactual: share of windows under a random cap, where the market has caps.</summary>
    public double CappedWindows { get; init; } = 0.5;

    /// <summary>PPO, A2C: decisions per rollout and lane.</summary>
    public int RolloutDecisions { get; init; } = 32;

    public ulong Seed { get; init; } = 1;
}
