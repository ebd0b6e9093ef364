using System.Numerics;
using System.Numerics.Tensors;
using BtcAi.Foundation;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Cli.Bench;

/// <summary>What it takes to doubt a backtest: resampled days, and every split of a matrix of strategies.</summary>
internal sealed class StatisticsArea : IBenchArea
{
    private const int Blocks = OverfittingProbability.UsualBlocks;

    private double _sink;

    public string Name => "statistics";

    public IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer) =>
        Resampling(plan, timer).Append(Overfitting(plan, timer));

    private static IEnumerable<BenchRow> Resampling(BenchPlan plan, BenchTimer timer)
    {
        double[] days = Noise(plan.ResampledDays, new Rng(plan.Seed, stream: 4));
        double[] others = Noise(plan.ResampledDays, new Rng(plan.Seed, stream: 5));
        var bootstrap = new BlockBootstrap(plan.Resamples);
        var blocks = new StationaryBlocks(plan.ResampledDays, plan.ResampledDays, BlockBootstrap.UsualMeanBlock);
        var rng = new Rng(plan.Seed);
        Spread[] seconds = timer.CpuSeconds(
            () => bootstrap.Of(days, rng), Draw, () => bootstrap.Paired(days, others, rng));
        string what = $"{plan.Resamples} resamples of {plan.ResampledDays} days";
        string counted =
            "Drawing blocks of days, seven measures of each resample with drawdown, sorting; one thread, CPU-seconds.";
        yield return new BenchRow(what, seconds[0], "s", counted)
            .OfAtLeast(seconds[1].Median, "drawing the blocks alone");
        yield return new BenchRow($"{what}, two curves in pairs", seconds[2], "s", counted)
            .OfAtLeast(seconds[1].Median, "drawing the blocks alone");
        // Without their results, which grow with the resamples.
        double bytes = (Allocated(2 * plan.Resamples) - Allocated(plan.Resamples)) / (double)plan.Resamples;
        yield return new BenchRow(
            "results and garbage", Spread.Exactly(bytes), "B/resample",
            "Bytes allocated per resample more; seven results are 56.");

        void Draw()
        {
            for (int k = 0; k < plan.Resamples; k++) blocks.Draw(rng);
        }

        long Allocated(int resamples)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            new BlockBootstrap(resamples).Of(days, rng);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private BenchRow Overfitting(BenchPlan plan, BenchTimer timer)
    {
        double[] returns = Noise(plan.ResampledDays * plan.Strategies, new Rng(plan.Seed, stream: 6));
        double[] block = Noise(plan.Strategies, new Rng(plan.Seed, stream: 7)), sum = new double[plan.Strategies];
        int splits = 0;
        for (uint half = 0; half < 1u << Blocks; half++) splits += BitOperations.PopCount(half) == Blocks / 2 ? 1 : 0;
        Spread[] seconds = timer.CpuSeconds(() => OverfittingProbability.Of(returns, plan.Strategies), AddUp);
        return new BenchRow(
            $"probability of overfitting, {plan.Strategies} strategies × {plan.ResampledDays} days, {splits} splits",
            seconds[0], "s",
            "Block sums, Sharpe ratios of both halves of every split, choice, rank, slope; one thread, CPU-seconds.")
            .OfAtLeast(seconds[1].Median, "adding up the returns and both sums of the blocks of each split");

        void AddUp()
        {
            _sink += TensorPrimitives.Sum<double>(returns);
            for (int i = 0; i < splits * Blocks; i++) TensorPrimitives.Add(sum, block, sum);
        }
    }

    private static double[] Noise(int count, Rng rng)
    {
        double[] returns = new double[count];
        foreach (ref double value in returns.AsSpan()) value = 0.02 * rng.NextGaussian();
        return returns;
    }
}
