namespace BtcAi.Experiments.TrackRecords;

/// <summary>Candidates that may be compared, the best first, those without enough evidence last.</summary>
public sealed record Suggestion(Ground Ground, IReadOnlyList<Candidate> Candidates);
