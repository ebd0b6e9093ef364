using BtcAi.Foundation;

namespace BtcAi.Simulation.KnownMarkets;

/// <summary>
/// Returns drift up or down by a fixed amount and the direction, never seen, switches at random: r' = ±d + σε.
/// A learner sees moving averages of past returns; the optimum the exact Bayes filter's log-odds of rising.
/// </summary>
/// <param name="drift">d, expected return per candle in the rising regime.</param>
/// <param name="switchProbability">Chance per candle that the direction turns.</param>
/// <param name="cost">Fraction paid per unit of change in position.</param>
public sealed class HiddenRegimeMarket(double drift = 0.0003, double switchProbability = 1 / 500.0, double cost = 0.001)
    : IKnownMarket
{
    private static readonly int[] Spans = [8, 32, 96, 288, 864];

    public string Name => FormattableString.Invariant($"hidden regime ±{drift * 1e4:0.##} bp, {cost * 1e4} bp");

    public double Cost => cost;

    public double Sigma => KnownMarketRules.Sigma;

    public KnownMarketPath Generate(Rng rng, int length, int noiseFeatures = 8)
    {
        var path = new KnownMarketPath(length, Spans.Length + noiseFeatures);
        double[] averages = new double[Spans.Length];
        double[] scales = [.. Spans.Select(ScaleOf)];
        double direction = rng.Next(2) == 0 ? -1 : 1, logOdds = 0;
        for (int t = -5 * Spans[^1]; t < length; t++)
        {
            float r = (float)(direction * drift + Sigma * rng.NextGaussian());
            if (t >= 0)
            {
                path.State[t] = logOdds;
                path.Drifts[t] = DriftAt(logOdds);
                path.Returns[t] = r;
                Span<float> row = path.WritableRow(t);
                for (int i = 0; i < Spans.Length; i++) row[i] = (float)(averages[i] * scales[i]);
            }
            for (int i = 0; i < Spans.Length; i++) averages[i] += 2.0 / (Spans[i] + 1) * (r - averages[i]);
            logOdds = AfterReturn(logOdds, r);
            if (rng.NextDouble() < switchProbability) direction = -direction;
        }
        path.FillNoise(rng, Spans.Length);
        return path;
    }

    public KnownMarketOptimum Solve() => DynamicProgramme.Solve(BeliefChain(), cost);

    /// <summary>
    /// The log-odds on 321 points in ±8: 41 even quadrature nodes in ±5 standard deviations of the return around each
    /// direction's drift, each node's probability shared linearly between the two grid points beside where it leads.
    /// </summary>
    private MarkovChain BeliefChain()
    {
        const int count = 321, nodes = 41;
        const double lowest = -8, step = 16.0 / (count - 1), reach = 5;
        double[] chances = new double[nodes];
        for (int k = 0; k < nodes; k++) chances[k] = Math.Exp(-Square(NodeAt(k)) / 2);
        MarkovChain.Normalise(chances);

        double[] drifts = new double[count];
        double[][] transitions = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double logOdds = lowest + i * step;
            drifts[i] = DriftAt(logOdds);
            double[] row = transitions[i] = new double[count];
            for (int k = 0; k < nodes; k++)
            {
                Lead(drift, chances[k] * Probability(logOdds));
                Lead(-drift, chances[k] * Probability(-logOdds));

                void Lead(double mean, double chance)
                {
                    double place = (AfterReturn(logOdds, mean + Sigma * NodeAt(k)) - lowest) / step;
                    int j = Math.Clamp((int)place, 0, count - 2);
                    double share = Math.Clamp(place - j, 0, 1);
                    row[j] += chance * (1 - share);
                    row[j + 1] += chance * share;
                }
            }
        }
        return new MarkovChain(lowest, step, drifts, transitions);

        static double NodeAt(int k) => reach * (2.0 * k / (nodes - 1) - 1);
    }

    /// <summary>Bayes' rule for one return, then the chance that the direction turns before the next.</summary>
    private double AfterReturn(double logOdds, double r)
    {
        double seen = Math.Exp(logOdds + 2 * drift * r / (Sigma * Sigma));
        return Math.Log(((1 - switchProbability) * seen + switchProbability) /
            (switchProbability * seen + 1 - switchProbability));
    }

    private double DriftAt(double logOdds) => drift * Math.Tanh(logOdds / 2);

    /// <summary>
    /// One over the standard deviation of an exponential average: with q = 1 − 2·(switch probability) the direction's
    /// autocorrelation and k = 1 − α, variance = α/(2−α)·(σ² + d²·(1+kq)/(1−kq)).
    /// </summary>
    private double ScaleOf(int span)
    {
        double alpha = 2.0 / (span + 1), kq = (1 - alpha) * (1 - 2 * switchProbability);
        return 1 / Math.Sqrt(alpha / (2 - alpha) * (Square(Sigma) + Square(drift) * (1 + kq) / (1 - kq)));
    }

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static double Square(double x) => x * x;
}
