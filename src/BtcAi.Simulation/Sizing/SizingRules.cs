namespace BtcAi.Simulation.Sizing;

/// <summary>How positions are sized. Everything learned from outcomes uses decisions whose outcome is known.</summary>
public sealed record SizingRules
{
    public SizingStrategy Strategy { get; init; } = SizingStrategy.ConfidenceAdjusted;

    /// <summary>Share of right decisions at which all is taken.</summary>
    public double ConfidenceThreshold { get; init; } = 0.6;

    /// <summary>Share of right decisions at which nothing is taken.</summary>
    public double MinimumConfidence { get; init; } = 0.4;

    /// <summary>Half-width of the 90 % interval around that share at which nothing is taken.</summary>
    public double MaximumUncertainty { get; init; } = 0.3;

    /// <summary>What is given up at half of that, and so on in proportion.</summary>
    public double UncertaintyPenalty { get; init; } = 0.5;

    /// <summary>Target of <see cref="SizingStrategy.VolatilityTargeted"/>.</summary>
    public double AnnualVolatility { get; init; } = 0.4;

    /// <summary>Share of the growth-optimal size.</summary>
    public double KellyFraction { get; init; } = 0.5;

    /// <summary>Fewer matured decisions than this are no evidence: sizes stay as the policy wants them.</summary>
    public int Evidence { get; init; } = 30;
}
