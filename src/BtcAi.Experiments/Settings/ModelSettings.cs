using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Learning.Agents;

namespace BtcAi.Experiments.Settings;

/// <summary>The network and the algorithm that improves it.</summary>
public sealed record ModelSettings
{
    [Setting("Algorithm: ActorCritic is counterfactual PPO, PPO and A2C learn from sampled actions.")]
    public ModelType Type { get; init; } = ModelType.ActorCritic;

    [Setting("Width of every hidden layer.", Min = 4, Max = 4096, Unit = "neurons")]
    public int HiddenSize { get; init; } = 128;

    [Setting("Hidden layers.", Title = "Hidden layers", Min = 1, Max = 8, Unit = "layers")]
    public int NumLayers { get; init; } = 2;

    [Setting("Non-linearity after each hidden layer.")]
    public Activation Activation { get; init; } = Activation.SiLU;

    [Setting("Whether each hidden layer is normalised.")]
    public bool LayerNorm { get; init; } = true;

    [Setting("Step size of the optimiser at the first update.", Min = 0, MinExclusive = true, Max = 1)]
    public double LearningRate { get; init; } = 0.0005;

    [Setting("Step size at the last update, reached along a cosine.", Min = 0, Max = 1)]
    public double FinalLearningRate { get; init; } = 0.0001;

    [Setting("Discount per decision; null takes the bucket's own.", Min = 0, Max = 0.9999, Unit = "fraction")]
    public double? Gamma { get; init; }

    [Setting("How far advantages trust sampled returns over the critic.", Min = 0, Max = 1, Unit = "fraction")]
    public double Lambda { get; init; } = 0.95;

    [Setting("How far one update may move a probability ratio from 1 (A2C: no limit).", Title = "Clip range", Min = 0, MinExclusive = true, Max = 1)]
    public double EpsClip { get; init; } = 0.2;

    [Setting("Reward for staying undecided at the first update.", Title = "Entropy coefficient", Min = 0, Max = 1)]
    public double EntropyCoef { get; init; } = 0.01;

    [Setting("Reward for staying undecided at the last update.", Title = "Final entropy coefficient", Min = 0, Max = 1)]
    public double FinalEntropyCoef { get; init; } = 0.002;

    [Setting("Weight of the critic's error in the loss.", Title = "Value coefficient", Min = 0, Max = 10)]
    public double ValueCoef { get; init; } = 0.5;

    [Setting("Gradients longer than this are shortened to it.", Title = "Gradient norm limit", Min = 0, MinExclusive = true)]
    public double MaxGradNorm { get; init; } = 0.5;

    [Setting("Pull of the trunk's weights towards zero.", Min = 0, Max = 1)]
    public double WeightDecay { get; init; } = 1e-4;

    [Setting("How often one update goes over its experience (A2C: once).", Title = "PPO epochs", Min = 1, Max = 100, Unit = "epochs")]
    public int PpoEpochs { get; init; } = 4;

    [Setting("Parts into which an epoch's experience is cut (A2C: one).", Min = 1, Max = 1024, Unit = "minibatches")]
    public int Minibatches { get; init; } = 8;

    [Setting("Market windows per update (ActorCritic); a multiple of 16.", Min = 16, Max = 65536, Unit = "windows")]
    public int Windows { get; init; } = 256;

    [Setting("Length of a market window (ActorCritic).", Min = 2, Max = 4096, Unit = "decisions")]
    public int WindowDecisions { get; init; } = 64;

    [Setting("An update ends early once the policy has moved this far from where it began (not A2C).", Title = "Target KL",
        Min = 0, MinExclusive = true, Unit = "nats")]
    public double TargetKl { get; init; } = 0.03;

    [Setting("Episodes stepped together (PPO, A2C); a multiple of 16.", Min = 16, Max = 65536, Unit = "lanes")]
    public int Lanes { get; init; } = 1024;

    [Setting("Length of an episode (PPO, A2C).", Min = 1, Max = 100000, Unit = "decisions")]
    public int MaxStepsPerEpisode { get; init; } = 500;

    [Setting("Decisions of each lane per update (PPO, A2C).", Min = 1, Max = 4096, Unit = "decisions")]
    public int RolloutDecisions { get; init; } = 32;
}
