namespace BtcAi.Learning.Gates;

/// <summary>How gates are run.</summary>
/// <param name="Seeds">One training per seed where a gate trains; the median must pass.</param>
/// <param name="Beside">Also trains PPO on the same market, for comparison.</param>
/// <param name="Threads">Trainings at the same time, each on one thread.</param>
public sealed record GatePlan(IReadOnlyList<ulong> Seeds, bool Beside, int Threads, CancellationToken Stop);
