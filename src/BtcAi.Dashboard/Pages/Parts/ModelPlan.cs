using BtcAi.Compute;
using BtcAi.Experiments.Settings;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Counterfactual;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>The network that a training with these settings builds: its storeys, and what they hold and cost.</summary>
public sealed record ModelPlan(NetworkShape Shape, IReadOnlyList<ModelPart> Parts)
{
    private const int Levels = 5;

    private const long CandleMs = 300_000;

    public int Parameters => Parts.Sum(part => part.Parameters);

    /// <summary>Multiplications and additions of one pass forwards, for one observation.</summary>
    public long Flops => 2L * (Shape.Inputs * Shape.Hidden + (Shape.Layers - 1) * Shape.Hidden * Shape.Hidden + Shape.Hidden * Shape.Outputs);

    public static ModelPlan Of(Bucket bucket, SettingsTree settings)
    {
        var profile = BucketProfile.Of(bucket);
        TradingRules rules = BucketRules.Of(settings, profile, decisionCandles: 1, seed: 1);
        bool exact = settings.Model.Type == ModelType.ActorCritic;
        int features = new FeaturePipeline(new FeatureScale(profile.DecisionMs, profile.LongestSpanMs), CandleMs).Width;
        int inputs = features + (rules.HasCaps ? TradingEnv.CapFeatures : 0) + (exact ? 0 : TradingEnv.AccountFeatures);
        int states = exact ? new OwnStates(new float[Levels], (int)(profile.SoftMinimumHoldMs / profile.DecisionMs)).Count : 1;
        ModelSettings model = settings.Model;
        return Of(new NetworkShape(inputs, model.HiddenSize, model.NumLayers, states * (Levels + 1), model.Activation, model.LayerNorm), states);
    }

    /// <summary>The network of an agent that exists.</summary>
    public static ModelPlan Of(AgentCard card) =>
        Of(card.Network, card.Model == ModelType.ActorCritic ? card.Network.Outputs / (card.Levels.Length + 1) : 1);

    /// <param name="states">Own states that the heads tell apart; 1 where the account is part of the observation.</param>
    private static ModelPlan Of(NetworkShape shape, int states)
    {
        string norm = shape.LayerNorm ? "layer-norm, " : "";
        int logits = shape.Outputs - states;
        return new ModelPlan(shape,
        [
            new ModelPart("Observation", shape.Inputs, 0, "features, and what the account may do"),
            .. Enumerable.Range(1, shape.Layers).Select(layer => new ModelPart(
                $"Layer {layer}", shape.Hidden, ((layer == 1 ? shape.Inputs : shape.Hidden) + 1 + (shape.LayerNorm ? 2 : 0)) * shape.Hidden,
                $"linear, {norm}{shape.Activation}")),
            new ModelPart("Policy head", logits, logits * (shape.Hidden + 1), states == 1 ? "a logit for each exposure" : $"a logit for each exposure from each of {states} own states"),
            new ModelPart("Value head", states, states * (shape.Hidden + 1), states == 1 ? "what is to be expected" : "what is to be expected from each own state"),
        ]);
    }
}
