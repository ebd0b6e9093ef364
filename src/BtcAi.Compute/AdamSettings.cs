namespace BtcAi.Compute;

/// <summary>
/// The numbers of one AdamW step. StepSize is the learning rate; MeanCorrection and VarianceCorrection are
/// 1 − β1ᵗ and 1 − β2ᵗ; gradients are multiplied by GradientScale first.
/// </summary>
public readonly record struct AdamSettings(
    float StepSize, float Beta1, float Beta2, float Epsilon, float WeightDecay,
    float MeanCorrection, float VarianceCorrection, float GradientScale);
