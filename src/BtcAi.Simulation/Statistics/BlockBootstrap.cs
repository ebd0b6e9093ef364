using System.Numerics.Tensors;
using BtcAi.Foundation;

namespace BtcAi.Simulation.Statistics;

/// <summary>
/// How far the headline measures of a backtest could be off by luck: its days are resampled in blocks (Politis and
/// Romano, 1994), which keeps the clustering of calm and wild days, and every measure is computed of every resample.
/// </summary>
/// <param name="resamples">More make the ends of intervals steadier, not narrower.</param>
/// <param name="meanBlock">
/// In days; null takes <see cref="BlockLength.Automatic"/>, at least <see cref="ShortestAutomaticBlock"/>.
/// </param>
public sealed class BlockBootstrap(int resamples = 10_000, double? meanBlock = BlockBootstrap.UsualMeanBlock)
{
    public const int FewestDays = 30;

    /// <summary>Days.</summary>
    public const double UsualMeanBlock = 7, ShortestAutomaticBlock = 5;

    private const double Rounding = 1e-10;

    /// <summary>Null with fewer than <see cref="FewestDays"/> days.</summary>
    /// <param name="dailyReturns">Simple, time-weighted, one per calendar day.</param>
    public HeadlineDistributions? Of(ReadOnlySpan<double> dailyReturns, Rng rng)
    {
        if (dailyReturns.Length < FewestDays) return null;
        Check(dailyReturns);
        var sums = new ReturnSums(dailyReturns);
        return Resample(
            dailyReturns.Length, meanBlock ?? Automatic(dailyReturns), (blocks, row) => sums.Measure(blocks, row), rng);
    }

    /// <summary>
    /// A policy against a baseline over the same days: null with fewer than <see cref="FewestDays"/> of them.
    /// </summary>
    public PairedDistributions? Paired(ReadOnlySpan<double> policy, ReadOnlySpan<double> baseline, Rng rng)
    {
        if (policy.Length != baseline.Length)
        {
            throw new ArgumentException(
                $"{policy.Length} days cannot be paired with {baseline.Length}.", nameof(baseline));
        }
        if (policy.Length < FewestDays) return null;
        Check(policy);
        Check(baseline);
        ReturnSums ours = new(policy), theirs = new(baseline);
        double block = meanBlock ?? Math.Max(Automatic(policy), Automatic(baseline));
        return new PairedDistributions(Resample(policy.Length, block, Subtract, rng));

        void Subtract(ReadOnlySpan<DayBlock> blocks, Span<double> row)
        {
            Span<double> other = stackalloc double[ReturnSums.Measures];
            ours.Measure(blocks, row);
            theirs.Measure(blocks, other);
            for (int i = 0; i < row.Length; i++) row[i] = Difference(row[i], other[i]);
        }
    }

    /// <summary>0 for two endless ratios too, and for what only rounding tells apart.</summary>
    private static double Difference(double ours, double theirs)
    {
        double difference = ours - theirs;
        if (!double.IsFinite(difference)) return ours == theirs ? 0 : difference;
        return Math.Abs(difference) <= Rounding * (Math.Abs(ours) + Math.Abs(theirs)) ? 0 : difference;
    }

    private static double Automatic(ReadOnlySpan<double> returns) =>
        Math.Max(ShortestAutomaticBlock, BlockLength.Automatic(returns));

    private static void Check(ReadOnlySpan<double> returns)
    {
        if (!TensorPrimitives.IsFiniteAll(returns))
            throw new ArgumentException("A return is no number.", nameof(returns));
    }

    private HeadlineDistributions Resample(
        int days, double block, Action<ReadOnlySpan<DayBlock>, Span<double>> measure, Rng rng)
    {
        var blocks = new StationaryBlocks(days, days, block);
        double[][] columns = new double[ReturnSums.Measures][];
        for (int m = 0; m < columns.Length; m++) columns[m] = new double[resamples];
        Span<double> row = stackalloc double[ReturnSums.Measures];
        for (int k = 0; k < resamples; k++)
        {
            measure(blocks.Draw(rng), row);
            for (int m = 0; m < columns.Length; m++) columns[m][k] = row[m];
        }
        measure([new DayBlock(0, days)], row);
        var measures = new MeasureDistribution[columns.Length];
        for (int m = 0; m < columns.Length; m++) measures[m] = MeasureDistribution.Of(row[m], columns[m]);
        return new HeadlineDistributions(days, block, measures);
    }
}
