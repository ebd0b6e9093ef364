namespace BtcAi.Learning.Agents;

/// <summary>Half-open range of time, Unix milliseconds UTC.</summary>
public readonly record struct TimeRange(long FromMs, long ToMs);
