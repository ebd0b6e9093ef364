namespace BtcAi.Experiments.TrackRecords;

/// <summary>Candidates that may be compared, the best first, those without enough evidence last.</summary>
public sealed record Suggestion(Ground Ground, IReadOnlyList<Candidate> Candidates)
{
    /// <summary>What being the best of several is worth; null with fewer than two ranked.</summary>
    public string? Caution => Candidates.Count(c => c.Rank is not null) is > 1 and var ranked
        ? $"The first of {ranked} owes some of its place to luck, and the intervals do not count that. Candles that none of them has seen can tell."
        : null;
}
