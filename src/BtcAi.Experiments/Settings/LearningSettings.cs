using BtcAi.Foundation;

namespace BtcAi.Experiments.Settings;

/// <summary>How long to train, when to stop and what to aim at.</summary>
public sealed record LearningSettings
{
    [Setting("Updates per bucket, unless it stops earlier.", Min = 1, Unit = "updates")]
    public int Updates { get; init; } = 150;

    [Setting("How often the agent is judged on the validation range.", Min = 1, Unit = "updates")]
    public int EvaluateEvery { get; init; } = 10;

    [Setting("Training stops after this many evaluations without improvement; 0 never stops early.",
        Min = 0, Unit = "evaluations")]
    public int Patience { get; init; } = 10;

    [Setting("Weight of the variance penalty in the step reward; 1 is about log utility; null follows the bucket's goal, from 1 to 3.",
        Min = 0, Max = 10)]
    public double? RiskAversion { get; init; }

    [Setting("Share of training windows in which a random cap holds the exposure down (ActorCritic).", Min = 0, Max = 1, Unit = "fraction")]
    public double CappedWindows { get; init; } = 0.5;

    [Setting("Training costs are drawn between 1 and this many times the real ones (ActorCritic).", Min = 1, Max = 10, Unit = "times")]
    public double CostRandomisationMax { get; init; } = 1.5;

    [Setting("In training, a switch before the bucket's soft minimum hold costs this many times as much (ActorCritic).",
        Min = 1, Max = 10, Unit = "times")]
    public double YoungCostMultiplier { get; init; } = 1.5;
}
