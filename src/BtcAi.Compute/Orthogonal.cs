using BtcAi.Foundation;

namespace BtcAi.Compute;

/// <summary>Random matrices whose columns (or, when there are more columns than rows, rows) are orthogonal.</summary>
internal static class Orthogonal
{
    /// <summary>
    /// Fills matrix [rows × columns] by Gram–Schmidt on normal draws; each orthogonal vector has length gain.
    /// </summary>
    public static void Fill(Rng rng, int rows, int columns, double gain, Span<float> matrix)
    {
        bool tall = rows >= columns;
        int count = tall ? columns : rows;
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++)
        {
            vectors[i] = Draw(rng, tall ? rows : columns, vectors.AsSpan(0, i));
            for (int j = 0; j < vectors[i].Length; j++)
                matrix[tall ? j * columns + i : i * columns + j] = (float)(gain * vectors[i][j]);
        }
    }

    private static double[] Draw(Rng rng, int length, ReadOnlySpan<double[]> earlier)
    {
        double[] vector = new double[length];
        for (int j = 0; j < length; j++) vector[j] = rng.NextGaussian();
        // Twice is enough: the second sweep removes what rounding left of the first.
        for (int sweep = 0; sweep < 2; sweep++)
            foreach (double[] other in earlier)
            {
                double overlap = Dot(vector, other);
                for (int j = 0; j < length; j++) vector[j] -= overlap * other[j];
            }
        double scale = 1 / Math.Sqrt(Dot(vector, vector));
        for (int j = 0; j < length; j++) vector[j] *= scale;
        return vector;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++) sum += a[j] * b[j];
        return sum;
    }
}
