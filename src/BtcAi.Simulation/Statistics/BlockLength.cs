namespace BtcAi.Simulation.Statistics;

/// <summary>
/// The mean block length at which the stationary bootstrap estimates the variance of a mean best:
/// b = (2·G²/D)^⅓·n^⅓ with G = Σ λ(k/M)·|k|·R(k), D = 2·(Σ λ(k/M)·R(k))², the flat-top window λ(t) = 1 up to ½, then
/// 2·(1 − |t|), and M twice the last lag whose correlation stands out (Politis and White, 2004; D as
/// corrected by Patton, Politis and White, 2009).
/// It sees the correlation of the series itself only; returns whose sizes cluster want longer blocks than it says.
/// </summary>
public static class BlockLength
{
    /// <summary>Correlations beyond it stand out; a factor of √(log₁₀ n / n).</summary>
    private const double Threshold = 2;

    /// <returns>At least 1, at most the smaller of 3·√n and n/3; 1 for a series without variation.</returns>
    public static double Automatic(ReadOnlySpan<double> series)
    {
        int n = series.Length;
        if (n < 3) return 1;
        int run = Math.Max(5, (int)Math.Ceiling(Math.Sqrt(Math.Log10(n))));
        int furthest = Math.Min(n - 1, (int)Math.Ceiling(Math.Sqrt(n)) + run);
        double[] covariances = Covariances(series, furthest);
        if (covariances[0] <= 0) return 1;
        int window = Math.Min(2 * LastLag(covariances, run, Threshold * Math.Sqrt(Math.Log10(n) / n)), furthest);
        double spectrum = covariances[0], slope = 0;
        for (int k = 1; k <= window; k++)
        {
            double weight = Math.Min(1, 2 * (1 - k / (double)window)) * covariances[k];
            spectrum += 2 * weight;
            slope += 2 * k * weight;
        }
        double most = Math.Ceiling(Math.Min(3 * Math.Sqrt(n), n / 3.0));
        if (spectrum == 0) return most;
        return Math.Clamp(Math.Cbrt(slope * slope / (spectrum * spectrum) * n), 1, most);
    }

    private static double[] Covariances(ReadOnlySpan<double> series, int furthest)
    {
        double mean = 0;
        foreach (double value in series) mean += value / series.Length;
        double[] covariances = new double[furthest + 1];
        for (int k = 0; k <= furthest; k++)
        {
            for (int i = k; i < series.Length; i++)
                covariances[k] += (series[i] - mean) * (series[i - k] - mean) / series.Length;
        }
        return covariances;
    }

    /// <summary>
    /// The lag before the first so many in a row that do not stand out; else the last one that does; at least 1.
    /// </summary>
    private static int LastLag(double[] covariances, int run, double threshold)
    {
        int last = 0;
        for (int k = 1; k < covariances.Length && k - last <= run; k++)
        {
            if (Math.Abs(covariances[k]) > threshold * covariances[0]) last = k;
        }
        return Math.Max(1, last);
    }
}
