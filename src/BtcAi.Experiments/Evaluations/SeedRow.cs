namespace BtcAi.Experiments.Evaluations;

/// <summary>A training that differs in its seed alone, on the same test range.</summary>
public sealed record SeedRow(ulong Seed, double NetReturn, double? Sharpe, double MaximumDrawdown, int Trades);
