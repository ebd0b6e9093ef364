namespace BtcAi.Learning.Agents;

/// <summary>How an agent learns and what its network's head means.</summary>
public enum ModelType
{
    /// <summary>Counterfactual PPO: logits for every own state, exact advantages.</summary>
    ActorCritic,

    /// <summary>Proximal policy optimisation on sampled episodes.</summary>
    PPO,

    /// <summary>Advantage actor-critic: PPO with one epoch and no clipping.</summary>
    A2C,
}
