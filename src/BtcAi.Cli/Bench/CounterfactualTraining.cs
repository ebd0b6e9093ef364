using System.Runtime.InteropServices;
using BtcAi.Compute;
using BtcAi.Learning;
using BtcAi.Learning.Counterfactual;

namespace BtcAi.Cli.Bench;

/// <summary>Counterfactual PPO at the sizes of the default bucket: 96 features, two layers of 128, ten own states, five actions.</summary>
internal static class CounterfactualTraining
{
    private const int Width = 96;

    public static IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer)
    {
        DecisionMarket market = BenchMarket.Decisions(plan.TrainingCandles, Width, plan.Seed);
        // An update that stopped early would be cheaper than what is claimed.
        var settings = new LearnerSettings
        {
            WindowDecisions = plan.WindowDecisions,
            TargetKl = double.PositiveInfinity,
            Seed = plan.Seed,
        };
        int candles = settings.Windows * settings.WindowDecisions;
        using var one = new CounterfactualPpoLearner(market, settings, new CpuKernels(), threads: 1);
        var products = new NetworkProducts(one.Network.Shape, settings.Windows, settings.Epochs);
        UpdateMetrics last = one.Update(0.5);
        Spread[] cpu = timer.CpuSeconds(() => last = one.Update(0.5), products.Run);
        string what = $"counterfactual PPO, {Width}-{settings.Hidden}-{settings.Hidden}-{one.Network.Shape.Outputs}";
        yield return new BenchRow(
            $"{what}, 1 thread", cpu[0].Rate(candles), "candles/s",
            $"Whole updates of {candles} decisions, {(double)last.GradientSamples / last.Decisions:0} epochs, " +
            $"{products.OperationsPerRow / 1000:0} kFLOP of matrix products per candle; CPU-seconds.")
            .Of(products.Rows / cpu[1].Median, "those products alone, in the same chunks of 256 rows");
        yield return Speed($"{what}, network at", cpu[0].Rate(candles * products.OperationsPerRow / 1e9), timer);
        foreach (BenchRow row in TwoThreads(market, settings, timer)) yield return row;
    }

    private static BenchRow Speed(string what, Spread figure, BenchTimer timer) =>
        new BenchRow(what, figure, "GFLOP/s", "The products' operations over the time of whole updates.")
            .Of(FmaPeak.Measure(timer.Clock) / 1e9, "fused multiply-adds on registers alone");

    private static IEnumerable<BenchRow> TwoThreads(DecisionMarket market, LearnerSettings settings, BenchTimer timer)
    {
        using var one = new CounterfactualPpoLearner(market, settings, new CpuKernels(), threads: 1);
        using var two = new CounterfactualPpoLearner(market, settings, new CpuKernels(), threads: 2);
        one.Update(0.5);
        two.Update(0.5);
        bool same = MemoryMarshal.AsBytes(one.Network.Parameters.AsSpan())
            .SequenceEqual(MemoryMarshal.AsBytes(two.Network.Parameters.AsSpan()));
        Spread[] wall = timer.WallSeconds(() => one.Update(0.5), () => two.Update(0.5));
        double ratio = wall[0].Median / wall[1].Median;
        yield return new BenchRow(
            "counterfactual PPO, 2 threads over 1", new Spread(ratio, wall[0].Min / wall[1].Max, wall[0].Max / wall[1].Min), "times",
            $"Seconds of the same updates by the wall clock; after the first one the weights are {(same ? "the same bytes" : "DIFFERENT")}.")
            .Of(Math.Min(2, Environment.ProcessorCount), "as many cores as there are, up to two, doing nothing else");
    }
}
