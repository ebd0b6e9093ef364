namespace BtcAi.Learning.Gates;

/// <summary>What a gate measured.</summary>
/// <param name="Measured">In words, with the spread over seeds.</param>
/// <param name="Seconds">Wall-clock of one training on one thread (at least its processor seconds), median; null when nothing was trained.</param>
/// <param name="Ppo">What PPO reached on the same market, in words; null when it was not asked.</param>
public sealed record GateResult(string Measured, bool Passed, double? Seconds, string? Ppo);
