using BtcAi.Compute;
using BtcAi.Experiments.Settings;
using BtcAi.Learning;

namespace BtcAi.Experiments.Training;

/// <summary>The user's settings as a learner takes them.</summary>
internal static class LearnerSettingsOf
{
    public static LearnerSettings ToLearner(this SettingsTree settings, double bucketGamma, ulong seed)
    {
        ModelSettings model = settings.Model;
        return new LearnerSettings
        {
            Hidden = model.HiddenSize,
            Layers = model.NumLayers,
            Activation = model.Activation,
            LayerNorm = model.LayerNorm,
            LearningRate = new(model.LearningRate, model.FinalLearningRate, LearningRateShape.Cosine),
            Entropy = new(model.EntropyCoef, model.FinalEntropyCoef, LearningRateShape.Linear),
            Gamma = model.Gamma ?? bucketGamma,
            Lambda = model.Lambda,
            Clip = model.EpsClip,
            ValueCoefficient = model.ValueCoef,
            MaximumGradientNorm = model.MaxGradNorm,
            WeightDecay = model.WeightDecay,
            Epochs = model.PpoEpochs,
            Minibatches = model.Minibatches,
            TargetKl = model.TargetKl,
            Windows = model.Windows,
            WindowDecisions = model.WindowDecisions,
            CostRandomisation = settings.Learning.CostRandomisationMax,
            YoungCostMultiplier = settings.Learning.YoungCostMultiplier,
            CappedWindows = settings.Learning.CappedWindows,
            RolloutDecisions = model.RolloutDecisions,
            Seed = seed,
        };
    }
}
