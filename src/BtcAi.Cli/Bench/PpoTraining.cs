using BtcAi.Compute;
using BtcAi.Learning;
using BtcAi.Learning.Ppo;

namespace BtcAi.Cli.Bench;

/// <summary>PPO on the trading environment with a network of two layers of 64, as other libraries are measured.</summary>
internal static class PpoTraining
{
    private const int Width = 30, ChunkRows = 256;

    private static readonly (string Name, Activation Activation, bool LayerNorm)[] Networks =
        [("SiLU and layer-norm", Activation.SiLU, true), ("tanh", Activation.Tanh, false)];

    public static IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer)
    {
        foreach ((string name, Activation activation, bool layerNorm) in Networks)
        {
            var settings = new LearnerSettings
            {
                Hidden = 64,
                Activation = activation,
                LayerNorm = layerNorm,
                TargetKl = double.PositiveInfinity,
                Seed = plan.Seed,
            };
            using var learner = new PpoLearner(
                BenchMarket.Env(plan.TrainingCandles, Width, plan.Lanes, plan.Seed), BenchMarket.Levels, BenchMarket.Deviation,
                settings, new CpuKernels(), threads: 1);
            var products = new NetworkProducts(learner.Network.Shape, ChunkRows, settings.Epochs);
            UpdateMetrics last = learner.Update(0.5);
            Spread[] cpu = timer.CpuSeconds(() => last = learner.Update(0.5), products.Run);
            long steps = last.Decisions;
            yield return new BenchRow(
                $"PPO, {plan.Lanes} lanes, {learner.Network.Shape.Inputs}-64-64-6, {name}", cpu[0].Rate(steps), "env steps/s",
                $"Learning included: {settings.Epochs} epochs of {settings.Minibatches} minibatches of {steps / settings.Minibatches}, " +
                $"{(double)last.GradientSamples / steps:0.0#} gradient samples per environment step, " +
                $"{products.OperationsPerRow / 1000:0} kFLOP of matrix products per step; CPU-seconds, one thread.")
                .Of(products.Rows / cpu[1].Median, "those products alone, in the same chunks of 256 rows");
        }
    }
}
