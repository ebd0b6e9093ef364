namespace BtcAi.Experiments.TrackRecords;

/// <summary>One choice of settings on one ground, and what is known of it.</summary>
/// <param name="Preset">Its name; empty for settings without one.</param>
/// <param name="Settings">Hash of all settings that were judged.</param>
/// <param name="Run">The latest run that was judged with them; it may be deleted.</param>
/// <param name="Rank">From 1; null where there is not enough evidence to rank it.</param>
/// <param name="Evaluations">Independent ones: another seed, or another training of the same; looking again is not another.</param>
/// <param name="Looks">All, repetitions included.</param>
/// <param name="Figure">Median of what is ranked by; null where no evaluation has it.</param>
/// <param name="Net">Of the net returns.</param>
/// <param name="Trials">Most distinct trials on the range at any of the evaluations.</param>
/// <param name="Evidence">In words.</param>
public sealed record Candidate(
    string Preset, string PresetHash, string Settings, string Run, int? Rank, int Evaluations, int Looks, IReadOnlyList<string> Seeds, double? Figure, Sample Net,
    double? Hold, Sample Sharpe, int? Trials, string Evidence);
