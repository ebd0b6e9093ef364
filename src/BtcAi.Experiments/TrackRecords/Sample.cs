using MathNet.Numerics.Distributions;

namespace BtcAi.Experiments.TrackRecords;

/// <summary>A few figures of the same thing: their median, and where their mean plausibly lies.</summary>
/// <param name="Low">95 % interval of the mean by Student's t; null with fewer than two figures.</param>
public sealed record Sample(int Count, double? Median, double Mean, double? Low, double? High, double Deviation)
{
    public static Sample Of(IEnumerable<double> figures, double confidence = 0.95)
    {
        double[] sorted = [.. figures.Order()];
        int n = sorted.Length;
        if (n == 0) return new Sample(0, null, 0, null, null, 0);
        double mean = sorted.Average(), median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        if (n == 1) return new Sample(1, median, mean, null, null, 0);
        double deviation = Math.Sqrt(sorted.Sum(f => (f - mean) * (f - mean)) / (n - 1));
        double half = StudentT.InvCDF(0, 1, n - 1, (1 + confidence) / 2) * deviation / Math.Sqrt(n);
        return new Sample(n, median, mean, mean - half, mean + half, deviation);
    }
}
