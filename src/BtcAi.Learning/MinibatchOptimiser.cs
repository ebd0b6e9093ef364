using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Learning;

/// <summary>
/// PPO's passes over gathered experience: per epoch the decisions in a new order, per minibatch some of them with all their
/// rows, one optimiser step each; stops early once the policy has moved too far.
/// </summary>
public sealed class MinibatchOptimiser
{
    private readonly LearnerSettings _settings;
    private readonly GradientStep _step;
    private readonly LossSums[] _chunkSums;
    private readonly int _decisionsPerMinibatch, _parts, _rows;

    /// <param name="decisions">Decisions of experience; a minibatch is a choice of them.</param>
    /// <param name="parts">Chunks into which the rows of one decision are cut.</param>
    /// <param name="rows">Rows of a chunk.</param>
    public MinibatchOptimiser(
        MlpNetwork network, ChunkRunner runner, LearnerSettings settings, int decisions, int parts, int rows)
    {
        (_settings, _parts, _rows) = (settings, parts, rows);
        _decisionsPerMinibatch = (decisions + settings.Minibatches - 1) / settings.Minibatches;
        _chunkSums = new LossSums[_decisionsPerMinibatch * parts];
        _step = new GradientStep(network, runner, _chunkSums.Length, settings);
        Order = [.. Enumerable.Range(0, decisions)];
    }

    public AdamW Optimiser => _step.Optimiser;

    /// <summary>The last order of the decisions; the next one is shuffled from it, so it is saved.</summary>
    public int[] Order { get; }

    /// <param name="chunkGradient">
    /// (decision, part, thread, gradients, entropy coefficient): the loss sums of one chunk, its gradient into the buffer.
    /// </param>
    public OptimisationSums Run(double progress, Rng rng, Func<int, int, int, float[], float, LossSums> chunkGradient)
    {
        var sums = new OptimisationSums();
        double rate = _settings.LearningRate.At(progress);
        float entropy = (float)_settings.Entropy.At(progress);
        for (int epoch = 0; epoch < _settings.Epochs && sums.Kl < _settings.TargetKl; epoch++)
        {
            rng.Shuffle(Order.AsSpan());
            for (int first = 0; first < Order.Length && sums.Kl < _settings.TargetKl; first += _decisionsPerMinibatch)
            {
                int chunks = Math.Min(_decisionsPerMinibatch, Order.Length - first) * _parts, start = first;
                double norm = _step.Run(chunks, chunks * _rows, rate, (chunk, thread, gradients) => _chunkSums[chunk] =
                    chunkGradient(Order[start + chunk / _parts], chunk % _parts, thread, gradients, entropy));
                sums.Add(_chunkSums.AsSpan(0, chunks), chunks * _rows, norm);
            }
        }
        return sums;
    }
}
