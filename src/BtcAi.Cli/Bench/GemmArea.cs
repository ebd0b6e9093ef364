using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Cli.Bench;

/// <summary>The matrix products of training, at the shapes of the default networks.</summary>
internal sealed class GemmArea : IBenchArea
{
    private static readonly (int Rows, int Inputs, int Outputs)[] Shapes =
    [
        (2048, 96, 128), (2048, 128, 128), (2048, 512, 512),
        (256, 96, 128), (256, 128, 128), (256, 128, 60),
        (256, 33, 64), (256, 64, 64), (256, 64, 6),
    ];

    public string Name => "gemm";

    public IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer)
    {
        // Kernels are compiled fully at their first call.
        timer = new BenchTimer(plan with { WarmUpSeconds = plan.WarmUpSeconds / 20 }, timer.Clock);
        foreach ((int rows, int inputs, int outputs) in Shapes)
        {
            var layer = new LayerProducts(rows, inputs, outputs, new Rng(plan.Seed));
            double peak = FmaPeak.Measure(timer.Clock, tries: 2 * plan.Repetitions) / 1e9;
            Spread[] seconds = timer.CpuSeconds(layer.Forward, layer.WeightGradient, layer.InputGradient);
            peak = Math.Max(peak, FmaPeak.Measure(timer.Clock, tries: 2 * plan.Repetitions) / 1e9);
            string shape = $"{rows}×{inputs}×{outputs}";
            yield return Row($"{shape} Y = X·W", seconds[0], "the weights are packed beforehand, as once per optimiser step");
            yield return Row($"{shape} dW = Xᵀ·dY", seconds[1], "what does not fill a panel is packed inside");
            yield return Row($"{shape} dX = dY·Wᵀ", seconds[2], "the weights are packed beforehand, as once per optimiser step");

            BenchRow Row(string what, Spread time, string packing) => new BenchRow(
                what, time.Rate(layer.Operations / 1e9), "GFLOP/s",
                $"2·rows·inputs·outputs operations per CPU-second on one thread; {packing}.")
                .Of(peak, "fused multiply-adds on registers alone");
        }
    }
}
