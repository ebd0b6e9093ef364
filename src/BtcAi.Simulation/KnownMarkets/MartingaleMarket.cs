using BtcAi.Foundation;

namespace BtcAi.Simulation.KnownMarkets;

/// <summary>Independent returns that no feature foretells: the best policy never trades.</summary>
/// <param name="cost">Fraction paid per unit of change in position.</param>
public sealed class MartingaleMarket(double cost = 0.001) : IKnownMarket
{
    public string Name => FormattableString.Invariant($"martingale, {cost * 1e4} bp");

    public double Cost => cost;

    public double Sigma => KnownMarketRules.Sigma;

    public KnownMarketPath Generate(Rng rng, int length, int noiseFeatures = 8)
    {
        var path = new KnownMarketPath(length, noiseFeatures);
        foreach (ref float r in path.Returns.AsSpan()) r = (float)(Sigma * rng.NextGaussian());
        path.FillNoise(rng, 0);
        return path;
    }

    public KnownMarketOptimum Solve() => DynamicProgramme.Solve(new MarkovChain(0, 1, [0], [[1]]), cost);
}
