namespace BtcAi.Simulation.Statistics;

/// <summary>A run of days that a resample takes over as it was; after the last day the first follows.</summary>
public readonly record struct DayBlock(int Start, int Length);
