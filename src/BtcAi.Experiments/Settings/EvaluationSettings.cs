using BtcAi.Foundation;

namespace BtcAi.Experiments.Settings;

/// <summary>How the candles are split by time: training first, then validation, then test.</summary>
public sealed record EvaluationSettings
{
    [Setting("Share of the candles that chooses the best checkpoint.", Min = 0, MinExclusive = true, Max = 0.5,
        Unit = "fraction")]
    public double ValidationShare { get; init; } = 0.15;

    [Setting("Share of the candles, the latest, that judges the agent once training is over.", Min = 0, MinExclusive = true,
        Max = 0.5, Unit = "fraction")]
    public double TestShare { get; init; } = 0.2;
}
