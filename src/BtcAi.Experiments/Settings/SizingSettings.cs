using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation.Sizing;

namespace BtcAi.Experiments.Settings;

/// <summary>How much of a wanted exposure is taken, from outcomes that are known.</summary>
public sealed record SizingSettings
{
    [Setting("How positions are sized; all but Fixed and VolatilityTargeted stay fixed until 30 decisions have matured.")]
    public SizingStrategy PositionSizingStrategy { get; init; } = SizingStrategy.ConfidenceAdjusted;

    [Setting("Share of right decisions at which the whole exposure is taken.", Min = 0, MinExclusive = true, Max = 1, Unit = "fraction")]
    public double ConfidenceThreshold { get; init; } = 0.6;

    [Setting("Share of right decisions at which none of it is taken.", Min = 0, Max = 1, Unit = "fraction")]
    public double MinConfidenceThreshold { get; init; } = 0.4;

    [Setting("Half-width of the 90 % interval of that share which costs uncertainty_penalty twice.", Min = 0, MinExclusive = true, Max = 1, Unit = "fraction")]
    public double MaxUncertaintyThreshold { get; init; } = 0.3;

    [Setting("Share of the exposure given up at half that width.", Min = 0, Max = 1, Unit = "fraction")]
    public double UncertaintyPenalty { get; init; } = 0.5;

    [Setting("Share of the growth-optimal size that FractionalKelly takes.", Min = 0, MinExclusive = true, Max = 1, Unit = "fraction")]
    public double KellyFraction { get; init; } = 0.5;

    public SizingRules? ToRules(double annualVolatility) => PositionSizingStrategy == SizingStrategy.Fixed ? null : new()
    {
        Strategy = PositionSizingStrategy,
        ConfidenceThreshold = ConfidenceThreshold,
        MinimumConfidence = MinConfidenceThreshold,
        MaximumUncertainty = MaxUncertaintyThreshold,
        UncertaintyPenalty = UncertaintyPenalty,
        KellyFraction = KellyFraction,
        AnnualVolatility = annualVolatility > 0 ? annualVolatility : 0.4,
    };

    internal void CheckTogether(Problems problems)
    {
        if (ConfidenceThreshold <= MinConfidenceThreshold)
            problems.Add(SettingErrors.Together, $"probabilistic_prediction.confidence_threshold is {ConfidenceThreshold}; it must be above min_confidence_threshold, which is {MinConfidenceThreshold}.");
    }
}
