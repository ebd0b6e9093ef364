using System.Numerics.Tensors;

namespace BtcAi.Simulation.Reports;

/// <summary>The deepest fall of an equity curve below its highest point so far.</summary>
/// <param name="Depth">Fraction of the peak, 0 when the curve never fell.</param>
/// <param name="Peak">Index of the peak before the deepest fall.</param>
/// <param name="Recovery">First index after the deepest point that reaches the peak again, or the last index.</param>
public readonly record struct Drawdown(double Depth, int Peak, int Recovery)
{
    /// <summary>Points looked at together: most stretches have neither a new peak nor a deeper fall.</summary>
    private const int Block = 256;

    public static Drawdown Of(ReadOnlySpan<double> equity)
    {
        double peak = equity[0], floor = equity[0], depth = 0;
        int peakAt = 0, deepestPeakAt = 0, recovery = 0;
        for (int start = 0; start < equity.Length; start += Block)
        {
            ReadOnlySpan<double> block = equity.Slice(start, Math.Min(Block, equity.Length - start));
            if (TensorPrimitives.Max(block) <= peak && TensorPrimitives.Min(block) >= floor) continue;
            for (int i = 0; i < block.Length; i++)
            {
                double e = block[i];
                if (e > peak) (peak, peakAt, floor) = (e, start + i, e * (1 - depth));
                else if (e < floor) (depth, deepestPeakAt, recovery, floor) = (1 - e / peak, peakAt, start + i, e);
            }
        }
        // From the deepest point on: before it, equity may have touched the peak again.
        while (depth > 0 && recovery < equity.Length - 1 && equity[recovery] < equity[deepestPeakAt]) recovery++;
        return new Drawdown(depth, deepestPeakAt, recovery);
    }
}
