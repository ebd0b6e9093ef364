namespace BtcAi.Experiments.Evaluations;

/// <summary>Where 95 % of the resampled curves lie at one day's end.</summary>
public readonly record struct DailyBand(double Low, double High);
