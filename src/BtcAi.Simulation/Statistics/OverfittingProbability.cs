using System.Numerics;
using System.Numerics.Tensors;

namespace BtcAi.Simulation.Statistics;

/// <summary>
/// Probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado
/// and Zhu, <i>The probability of backtest overfitting</i>, Journal of Computational Finance 2015). Periods are cut
/// into S blocks; for every choice of half of them the strategy with the highest Sharpe ratio there is looked up in the
/// other half: with its rank r among N from the worst up, ω = r / (N + 1) and λ = ln(ω / (1 − ω)).
/// </summary>
/// <param name="Probability">
/// PBO, the share of splits with λ ≤ 0: the best was no better than the median elsewhere.
/// </param>
/// <param name="Logits">λ per split.</param>
/// <param name="InSample">Per split, the Sharpe ratio of the chosen strategy where it was chosen, per period.</param>
/// <param name="OutOfSample">The same strategy's in the other half.</param>
/// <param name="DegradationSlope">
/// Least squares of out of sample on in sample: negative where more promise meant less kept. Null without variation.
/// </param>
/// <param name="ProbabilityOfLoss">
/// Share of splits in which the chosen strategy's ratio out of sample is below 0.
/// </param>
public sealed record OverfittingProbability(
    double Probability, double[] Logits, double[] InSample, double[] OutOfSample, double? DegradationSlope,
    double ProbabilityOfLoss)
{
    /// <summary>12 870 splits.</summary>
    public const int UsualBlocks = 16;

    /// <summary>Twice as many splits again for each block more: 20 make 184 756.</summary>
    private const int MostBlocks = 20;

    /// <param name="returns">
    /// A row per period in time order, a column per strategy: every one tried, not the good ones.
    /// </param>
    /// <param name="strategies">N, at least 2.</param>
    /// <param name="blocks">S, even, from 2 to 20; at least two periods each, as equal as their number allows.</param>
    public static OverfittingProbability Of(ReadOnlySpan<double> returns, int strategies, int blocks = UsualBlocks)
    {
        Check(returns, strategies, blocks);
        var halves = new HalfSharpes(returns, strategies, blocks);
        uint all = (1u << blocks) - 1;
        int splits = 0;
        for (uint half = 1; half < all; half++) splits += 2 * BitOperations.PopCount(half) == blocks ? 1 : 0;
        double[] logits = new double[splits], inSample = new double[splits], outOfSample = new double[splits];
        double[] here = new double[strategies], there = new double[strategies];
        int split = 0;
        // Each choice with block 0 stands for two splits: it and its complement take turns as the sample.
        for (uint half = 1; half < all; half += 2)
        {
            if (2 * BitOperations.PopCount(half) != blocks) continue;
            halves.Measure(half, here);
            halves.Measure(all & ~half, there);
            Judge(here, there);
            Judge(there, here);
        }
        return new OverfittingProbability(
            ShareOf(logits, logit => logit <= 0), logits, inSample, outOfSample, Slope(inSample, outOfSample),
            ShareOf(outOfSample, sharpe => sharpe < 0));

        void Judge(double[] sample, double[] other)
        {
            int best = TensorPrimitives.IndexOfMax<double>(sample);
            (inSample[split], outOfSample[split]) = (sample[best], other[best]);
            logits[split++] = Logit(other, other[best]);
        }
    }

    /// <summary>Strategies of equal ratio share their ranks.</summary>
    private static double Logit(double[] sharpes, double chosen)
    {
        int below = 0, equal = 0;
        foreach (double sharpe in sharpes)
        {
            below += sharpe < chosen ? 1 : 0;
            equal += sharpe == chosen ? 1 : 0;
        }
        double rank = below + (equal + 1) / 2.0;
        return Math.Log(rank / (sharpes.Length + 1 - rank));
    }

    private static double ShareOf(double[] values, Predicate<double> holds)
    {
        int count = 0;
        foreach (double value in values) count += holds(value) ? 1 : 0;
        return count / (double)values.Length;
    }

    private static double? Slope(double[] x, double[] y)
    {
        double meanX = TensorPrimitives.Average<double>(x), meanY = TensorPrimitives.Average<double>(y);
        double xy = 0, xx = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
        }
        // Equal ratios differ by the rounding of their sums.
        return xx > 1e-20 * x.Length * meanX * meanX ? xy / xx : null;
    }

    private static void Check(ReadOnlySpan<double> returns, int strategies, int blocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(strategies, 2);
        if (blocks is < 2 or > MostBlocks || blocks % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(blocks), blocks, $"An even number from 2 to {MostBlocks}.");
        if (returns.Length % strategies != 0 || returns.Length / strategies < 2 * blocks)
        {
            throw new ArgumentException(
                $"{returns.Length} returns are no {2 * blocks} or more rows of {strategies}.", nameof(returns));
        }
        if (!TensorPrimitives.IsFiniteAll(returns))
            throw new ArgumentException("A return is no number.", nameof(returns));
    }
}
