using BtcAi.Experiments.Store;

namespace BtcAi.Experiments.TrackRecords;

/// <summary>What came of one preset, all grounds together: for looking at, not for ranking.</summary>
/// <param name="Evaluations">Its own, the oldest first.</param>
/// <param name="Earlier">Those of the same name when it said something else.</param>
/// <param name="Imported">Of the same name, from a file that nobody here has checked.</param>
public sealed record TrackRecord(IReadOnlyList<EvaluationRow> Evaluations, IReadOnlyList<EvaluationRow> Earlier, IReadOnlyList<EvaluationRow> Imported)
{
    /// <param name="hash">Of what the preset says now.</param>
    public static TrackRecord Of(IReadOnlyList<EvaluationRow> history, string name, string hash) => new(
        [.. history.Where(row => row.PresetHash == hash)],
        [.. history.Where(row => row.PresetHash != hash && row.Preset == name && row.Source != EvaluationSource.Imported)],
        [.. history.Where(row => row.Preset == name && row.Source == EvaluationSource.Imported)]);

    /// <summary>Net returns over holding of the distinct trials, the oldest first.</summary>
    public IReadOnlyList<double> Excesses => [.. Suggestions.Independent(Evaluations.Where(Suggestions.IsOurs)).OrderBy(row => row.MadeMs).Select(row => row.Excess).OfType<double>()];

    /// <summary>In a few words.</summary>
    public string InWords()
    {
        Sample excess = Sample.Of(Excesses);
        return excess.Count switch
        {
            0 => "never judged",
            < Suggestions.FewestEvaluations => $"{excess.Count} judged: not enough evidence",
            _ when excess.Low > 0 => $"{excess.Count} judged: above holding",
            _ when excess.High < 0 => $"{excess.Count} judged: below holding",
            _ => $"{excess.Count} judged: not enough evidence",
        };
    }
}
