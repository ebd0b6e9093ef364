using BtcAi.Foundation;

namespace BtcAi.Simulation.KnownMarkets;

/// <summary>
/// The log-price is an AR(1) around a constant: with z its deviation over its standard deviation s, the return is
/// s(z' − z), so that the next one is expected to be −s(1−φ)z. s = σ/√(2(1−φ)) makes the return's standard deviation σ
/// (z explains (1−φ)/2 = 1.7 % of its variance). The first feature is z.
/// </summary>
/// <param name="cost">Fraction paid per unit of change in position.</param>
public sealed class MeanReversionMarket(double cost = 0.001) : IKnownMarket
{
    private const double Phi = 0.966;

    public string Name => FormattableString.Invariant($"mean reversion φ {Phi}, {cost * 1e4} bp");

    public double Cost => cost;

    public double Sigma => KnownMarketRules.Sigma;

    public KnownMarketPath Generate(Rng rng, int length, int noiseFeatures = 8)
    {
        var path = new KnownMarketPath(length, 1 + noiseFeatures);
        double surprise = Math.Sqrt(1 - Phi * Phi);
        double z = rng.NextGaussian();
        for (int t = 0; t < length; t++)
        {
            double next = Phi * z + surprise * rng.NextGaussian();
            path.State[t] = z;
            path.WritableRow(t)[0] = (float)z;
            path.Drifts[t] = DriftPerUnit * z;
            path.Returns[t] = (float)(Spread * (next - z));
            z = next;
        }
        path.FillNoise(rng, 1);
        return path;
    }

    public KnownMarketOptimum Solve() => DynamicProgramme.Solve(MarkovChain.AutoRegressive(Phi, DriftPerUnit), cost);

    /// <summary>Standard deviation of the log-price around its mean.</summary>
    private double Spread => Sigma / Math.Sqrt(2 * (1 - Phi));

    private double DriftPerUnit => -(1 - Phi) * Spread;
}
