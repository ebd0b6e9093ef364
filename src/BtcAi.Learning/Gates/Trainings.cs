using BtcAi.Learning.Agents;
using BtcAi.Simulation.KnownMarkets;

namespace BtcAi.Learning.Gates;

/// <summary>Trainings of one market with several seeds, each on one thread.</summary>
internal static class Trainings
{
    /// <summary>PPO samples actions, so it is given this many times the updates (and about the same time).</summary>
    private const int PpoUpdates = 2;

    public static KnownMarketOutcome[] Run(
        IKnownMarket market, ModelType model, int updates, GatePlan plan, int noiseFeatures = 8) =>
    [
        .. plan.Seeds.AsParallel().AsOrdered().WithDegreeOfParallelism(plan.Threads).WithCancellation(plan.Stop)
            .Select(seed => new KnownMarketTraining(market, seed, noiseFeatures).Run(
                model, model == ModelType.PPO ? PpoUpdates * updates : updates)),
    ];

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
