using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Evaluations;

/// <summary>How much is to be done.</summary>
/// <param name="Bucket">Null for all finished ones.</param>
/// <param name="Seeds">Trainings that differ in the seed alone, the run's own included; 1 trains nothing.</param>
/// <param name="Folds">Walk-forward folds trained, the latest; 0 for none.</param>
/// <param name="Groups">Of a combinatorial purged cross-validation; 0 for none.</param>
/// <param name="Held">Groups held back at a time.</param>
/// <param name="Strange">Candles of markets that the agents never saw.</param>
/// <param name="Whole">The run's candles with their hold-out, where it is to be opened; null leaves it locked.</param>
public sealed record EvaluationPlan(Bucket? Bucket, int Seeds, int Folds, int Groups, int Held, IReadOnlyList<CandleSeries> Strange, CandleSeries? Whole);
