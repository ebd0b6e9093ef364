using System.Numerics.Tensors;

namespace BtcAi.Simulation.KnownMarkets;

/// <summary>
/// A market as its optimum sees it: states on an even grid, the expected return in each, and where each leads.
/// Positions have no influence on it.
/// </summary>
public sealed class MarkovChain
{
    private readonly int[] _first;
    private readonly double[][] _bands;

    /// <param name="lowest">State value of the first grid point.</param>
    /// <param name="step">Distance between grid points.</param>
    /// <param name="drifts">Expected return from this candle to the next, by grid point.</param>
    /// <param name="transitions">Probability of each next grid point, one full row per grid point; rows sum to 1.</param>
    public MarkovChain(double lowest, double step, double[] drifts, double[][] transitions)
    {
        (Lowest, Step, Drifts) = (lowest, step, drifts);
        _first = new int[drifts.Length];
        _bands = new double[drifts.Length][];
        for (int i = 0; i < drifts.Length; i++)
        {
            double[] row = transitions[i];
            if (row.Length != drifts.Length || Math.Abs(row.Sum() - 1) > 1e-9)
                throw new ArgumentException($"Row {i} is not a distribution over {drifts.Length} states.");
            _first[i] = Array.FindIndex(row, p => p > 0);
            _bands[i] = row[_first[i]..(Array.FindLastIndex(row, p => p > 0) + 1)];
        }
    }

    public double Lowest { get; }

    public double Step { get; }

    /// <summary>Expected return from this candle to the next, by grid point.</summary>
    public IReadOnlyList<double> Drifts { get; }

    public int Count => _bands.Length;

    /// <summary>Expectation of <paramref name="values"/> (one per grid point) one candle after grid point i.</summary>
    public double Expect(int i, ReadOnlySpan<double> values) =>
        TensorPrimitives.Dot(_bands[i], values.Slice(_first[i], _bands[i].Length));

    /// <summary>
    /// A standard normal AR(1) factor z' = φz + √(1−φ²)ε on 241 points in ±6 by a row-normalised Gaussian kernel.
    /// </summary>
    /// <param name="phi">φ, the factor's autocorrelation over one candle.</param>
    /// <param name="driftPerUnit">Expected return per unit of z.</param>
    public static MarkovChain AutoRegressive(double phi, double driftPerUnit)
    {
        const int count = 241;
        const double lowest = -6, step = 12.0 / (count - 1), reach = 7;
        double spread = Math.Sqrt(1 - phi * phi);
        double[] drifts = new double[count];
        double[][] transitions = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double z = lowest + i * step;
            drifts[i] = driftPerUnit * z;
            double[] row = transitions[i] = new double[count];
            for (int j = 0; j < count; j++)
            {
                double x = (lowest + j * step - phi * z) / spread;
                row[j] = Math.Abs(x) < reach ? Math.Exp(-x * x / 2) : 0;
            }
            Normalise(row);
        }
        return new MarkovChain(lowest, step, drifts, transitions);
    }

    internal static void Normalise(Span<double> probabilities) =>
        TensorPrimitives.Divide(
            probabilities, TensorPrimitives.Sum<double>(probabilities), probabilities);
}
