namespace BtcAi.Learning;

/// <summary>What one update did, for screens and logs; nothing in it feeds back into learning.</summary>
public sealed record UpdateMetrics
{
    /// <summary>Decisions of experience gathered (rows, not gradient samples).</summary>
    public required long Decisions { get; init; }

    /// <summary>Rows that went through a gradient, all epochs together.</summary>
    public required long GradientSamples { get; init; }

    /// <summary>Mean reward per decision under the policy that gathered, in units of the return's deviation.</summary>
    public required double Reward { get; init; }

    /// <summary>Mean |change of exposure| per decision under that policy.</summary>
    public required double Turnover { get; init; }

    public required double PolicyLoss { get; init; }
    public required double ValueLoss { get; init; }

    /// <summary>Mean policy entropy in nats.</summary>
    public required double Entropy { get; init; }

    /// <summary>Largest mean KL divergence from the gathering policy over the minibatches, in nats.</summary>
    public required double Kl { get; init; }

    /// <summary>Gradient norm before clipping, mean over minibatches.</summary>
    public required double GradientNorm { get; init; }

    public required double LearningRate { get; init; }

    public required PhaseSeconds Seconds { get; init; }
}
