namespace BtcAi.Learning;

/// <summary>Running means over the minibatches of one update.</summary>
public sealed class OptimisationSums
{
    private LossSums _sums;
    private double _norms;
    private long _rows;
    private int _minibatches;

    /// <summary>Largest mean KL divergence of a minibatch so far, nats.</summary>
    public double Kl { get; private set; }

    public void Add(ReadOnlySpan<LossSums> chunks, int rows, double gradientNorm)
    {
        LossSums minibatch = default;
        foreach (LossSums chunk in chunks) minibatch += chunk;
        Kl = Math.Max(Kl, minibatch.Kl / rows);
        _sums += minibatch;
        _norms += gradientNorm;
        _rows += rows;
        _minibatches++;
    }

    public UpdateMetrics ToMetrics(
        long decisions, double reward, double turnover, double learningRate, PhaseSeconds seconds)
    {
        LossSums mean = _sums / Math.Max(1, _rows);
        return new UpdateMetrics
        {
            Decisions = decisions,
            GradientSamples = _rows,
            Reward = reward,
            Turnover = turnover,
            PolicyLoss = mean.Policy,
            ValueLoss = mean.Value,
            Entropy = mean.Entropy,
            Kl = Kl,
            GradientNorm = _norms / Math.Max(1, _minibatches),
            LearningRate = learningRate,
            Seconds = seconds,
        };
    }
}
