using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Learning.Agents;

/// <summary>A policy with all it needs to act: its card and its weights.</summary>
public sealed record Agent(AgentCard Card, MlpNetwork Network)
{
    public static Agent Of(AgentCard card, ReadOnlySpan<float> weights, IKernels kernels)
    {
        var network = new MlpNetwork(card.Network, kernels);
        weights.CopyTo(network.Parameters);
        network.WeightsChanged();
        return new Agent(card, network);
    }

    /// <summary>The features of these candles as the agent's network wants them: its list, its scaler.</summary>
    /// <exception cref="UserMistakeException">The candles' interval or this build's feature list is not the agent's.</exception>
    public FeatureTable Observe(CandleSeries candles)
    {
        BucketProfile profile = BucketProfile.Of(Card.Bucket);
        if (candles.IntervalMs != Card.IntervalMs)
        {
            throw new UserMistakeException(CandleErrors.Interval, $"{candles.Name} has candles of {candles.IntervalMs / 60_000.0:0.##} min; the agent was trained on " +
                $"{Card.IntervalMs / 60_000.0:0.##} min. Give candles of that interval, or train an agent on these.");
        }
        FeatureTable table = FeaturePipeline.Compute(candles, new FeatureScale(profile.DecisionMs, profile.LongestSpanMs));
        if (table.Hash != Card.FeatureHash)
        {
            throw new UserMistakeException(AgentErrors.OtherBuild,
                $"The agent was trained by build {Card.Build} with another feature list; train it again with this build.");
        }
        new FeatureScaler(Card.ScalerCentre, Card.ScalerSpread).ApplyInPlace(table);
        return table;
    }

    /// <summary>Whether the network was trained to look at caps, and so needs them among its inputs.</summary>
    public bool SeesCaps { get; } = Card.Network.Inputs - Card.ScalerCentre.Length is var more &&
        (Card.Model == ModelType.ActorCritic ? more == TradingEnv.CapFeatures : more == TradingEnv.CapFeatures + TradingEnv.AccountFeatures);

    /// <param name="ahead">The observed table, when the whole of it is known (a backtest).</param>
    public AgentPolicy Policy(FeatureTable? ahead = null) =>
        new($"{Card.Bucket} agent", Card, Network, ahead);
}
