using System.Numerics.Tensors;
using BtcAi.Compute;

namespace BtcAi.Learning;

/// <summary>
/// One optimiser step from the gradients of several chunks of rows. Each chunk has its own buffer and they are added
/// in chunk order, so the sum has the same bytes whatever the number of threads.
/// </summary>
public sealed class GradientStep
{
    private readonly MlpNetwork _network;
    private readonly ChunkRunner _runner;
    private readonly float[][] _chunkGradients;
    private readonly double _maximumNorm;

    public GradientStep(MlpNetwork network, ChunkRunner runner, int maximumChunks, LearnerSettings settings)
    {
        (_network, _runner) = (network, runner);
        _maximumNorm = settings.MaximumGradientNorm;
        _chunkGradients = new float[maximumChunks][];
        for (int i = 0; i < maximumChunks; i++) _chunkGradients[i] = new float[network.ParameterCount];
        Optimiser = new AdamW(network.ParameterCount, network.Slices, weightDecay: settings.WeightDecay);
    }

    public AdamW Optimiser { get; }

    /// <summary>
    /// Runs <paramref name="chunkGradient"/>(chunk, thread, gradients) for every chunk, then moves the weights.
    /// The chunks' gradients are sums over rows; <paramref name="rows"/> makes them a mean.
    /// </summary>
    /// <returns>Norm of the mean gradient before clipping.</returns>
    public double Run(int chunks, int rows, double learningRate, Action<int, int, float[]> chunkGradient)
    {
        _runner.Run(chunks, (chunk, thread) => chunkGradient(chunk, thread, _chunkGradients[chunk]));
        float[] sum = SumOf(chunks);
        double norm = GradientClip.Norm(sum) / rows;
        double scale = Math.Min(1, _maximumNorm / Math.Max(norm, 1e-12)) / rows;
        Optimiser.Step(_network.Parameters, sum, learningRate, scale);
        _network.WeightsChanged();
        return norm;
    }

    /// <summary>The chunks added in their order, into the first one, a piece that stays in the cache at a time.</summary>
    private float[] SumOf(int chunks)
    {
        const int piece = 1024;
        float[] sum = _chunkGradients[0];
        for (int from = 0; from < sum.Length; from += piece)
        {
            Span<float> part = sum.AsSpan(from, Math.Min(piece, sum.Length - from));
            for (int i = 1; i < chunks; i++)
                TensorPrimitives.Add(part, _chunkGradients[i].AsSpan(from, part.Length), part);
        }
        return sum;
    }
}
