namespace BtcAi.Experiments.Evaluations;

/// <summary>The numbers in plain sentences, each with what it does not show.</summary>
/// <param name="Sentences">In order of weight; the first one is the summary.</param>
public sealed record EvaluationVerdict(EvidenceLight Light, IReadOnlyList<string> Sentences);
