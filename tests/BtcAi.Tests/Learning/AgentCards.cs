using BtcAi.Compute;
using BtcAi.Learning.Agents;
using BtcAi.Simulation;

namespace BtcAi.Tests.Learning;

/// <summary>Cards of agents that were never trained.</summary>
internal static class AgentCards
{
    public static AgentCard Of(NetworkShape shape) => new()
    {
        Bucket = Bucket.Short,
        Model = ModelType.ActorCritic,
        Network = shape,
        Levels = [0, 1],
        MinimumHold = 1,
        DecisionMs = 3_600_000,
        IntervalMs = 3_600_000,
        FeatureHash = "",
        ScalerCentre = [],
        ScalerSpread = [],
        DataName = "",
        DataFingerprint = "",
        Training = default,
        Validation = default,
        Seed = 1,
        Build = "test",
    };
}
