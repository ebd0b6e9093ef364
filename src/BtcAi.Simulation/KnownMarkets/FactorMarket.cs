using BtcAi.Foundation;

namespace BtcAi.Simulation.KnownMarkets;

/// <summary>
/// A visible AR(1) factor z moves the next return: r' = σ(√R²·z + √(1−R²)·ε). The first feature is z.
/// </summary>
/// <param name="phi">Autocorrelation of z over one candle.</param>
/// <param name="rSquared">Share of the return's variance that z explains.</param>
/// <param name="cost">Fraction paid per unit of change in position.</param>
public sealed class FactorMarket(double phi, double rSquared, double cost) : IKnownMarket
{
    /// <summary>Gate G2: φ 0.98, R² 0.25 %, 10 bp.</summary>
    public static FactorMarket Strong => new(0.98, 0.0025, 0.001);

    /// <summary>Gate G3: φ 0.99, R² 0.05 %, 5 bp.</summary>
    public static FactorMarket Weak => new(0.99, 0.0005, 0.0005);

    public string Name => FormattableString.Invariant($"factor φ {phi}, R² {rSquared:0.####%}, {cost * 1e4} bp");

    public double Cost => cost;

    public double Sigma => KnownMarketRules.Sigma;

    public KnownMarketPath Generate(Rng rng, int length, int noiseFeatures = 8)
    {
        var path = new KnownMarketPath(length, 1 + noiseFeatures);
        double noise = Sigma * Math.Sqrt(1 - rSquared), surprise = Math.Sqrt(1 - phi * phi);
        double z = rng.NextGaussian();
        for (int t = 0; t < length; t++)
        {
            path.State[t] = z;
            path.WritableRow(t)[0] = (float)z;
            path.Drifts[t] = DriftPerUnit * z;
            path.Returns[t] = (float)(path.Drifts[t] + noise * rng.NextGaussian());
            z = phi * z + surprise * rng.NextGaussian();
        }
        path.FillNoise(rng, 1);
        return path;
    }

    public KnownMarketOptimum Solve() => DynamicProgramme.Solve(MarkovChain.AutoRegressive(phi, DriftPerUnit), cost);

    private double DriftPerUnit => Sigma * Math.Sqrt(rSquared);
}
