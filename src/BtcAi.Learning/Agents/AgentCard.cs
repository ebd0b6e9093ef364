using BtcAi.Compute;
using BtcAi.Simulation;

namespace BtcAi.Learning.Agents;

/// <summary>All it takes to act, apart from the weights. Saved in every checkpoint.</summary>
public sealed record AgentCard
{
    public required Bucket Bucket { get; init; }
    public required ModelType Model { get; init; }
    public required NetworkShape Network { get; init; }

    /// <summary>Target exposures the agent chooses from, ascending shares of equity.</summary>
    public required float[] Levels { get; init; }

    /// <summary>Soft minimum hold, in decisions.</summary>
    public required int MinimumHold { get; init; }

    /// <summary>Milliseconds between decisions, and width of the candles it was trained on.</summary>
    public required long DecisionMs { get; init; }

    /// <inheritdoc cref="DecisionMs"/>
    public required long IntervalMs { get; init; }

    /// <summary>Hash of the feature list; an agent refuses any other.</summary>
    public required string FeatureHash { get; init; }

    /// <summary>Scaler fitted on the training candles, one number per feature.</summary>
    public required float[] ScalerCentre { get; init; }

    /// <inheritdoc cref="ScalerCentre"/>
    public required float[] ScalerSpread { get; init; }

    public required string DataName { get; init; }

    /// <summary>SHA-256 of the candles it was trained on.</summary>
    public required string DataFingerprint { get; init; }

    /// <summary>Open times (Unix ms, half-open) of the candles seen in training and used for selection.</summary>
    public required TimeRange Training { get; init; }

    /// <inheritdoc cref="Training"/>
    public required TimeRange Validation { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Version of the code that trained it.</summary>
    public required string Build { get; init; }
}
