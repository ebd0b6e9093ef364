using BtcAi.Experiments.Store;

namespace BtcAi.Experiments.TrackRecords;

/// <summary>
/// Which settings did best, among those that were judged on the same candles at the same costs. Nothing is ranked on fewer than three
/// independent evaluations, nor where chance could have made the difference from holding; imported figures never are.
/// </summary>
/// <param name="Grounds">That with the most candidates first.</param>
/// <param name="Imported">Figures that nobody here has checked, unranked.</param>
public sealed record Suggestions(RankBy By, IReadOnlyList<Suggestion> Grounds, IReadOnlyList<EvaluationRow> Imported)
{
    public const int FewestEvaluations = 3;

    // Each fold lies on a ground of its own, where there is nothing to compare.
    private const string Fold = "fold", HoldOut = "hold-out";

    /// <param name="bucket">Null for all.</param>
    /// <param name="nameOf">What the preset of a hash is called now; null for one that is gone.</param>
    public static Suggestions Of(IReadOnlyList<EvaluationRow> history, RankBy by, string? bucket, Func<string, string?> nameOf)
    {
        EvaluationRow[] wanted = [.. history.Where(row => bucket is null || row.Bucket == bucket || (row.Bucket.Length == 0 && row.Source == EvaluationSource.Imported))];
        return new Suggestions(
            by,
            [.. wanted.Where(row => MayGuide(row) && row.Scheme != Fold).GroupBy(row => Ground.Of(row)!).Select(ground => new Suggestion(ground.Key, Ranked(ground, by, nameOf)))
                .OrderByDescending(s => s.Candidates.Max(c => c.Rank)).ThenByDescending(s => s.Candidates.Sum(c => c.Evaluations))],
            [.. wanted.Where(row => row.Source == EvaluationSource.Imported)]);
    }

    /// <summary>Whether settings may be chosen by it: what is chosen by a hold-out has seen it.</summary>
    internal static bool MayGuide(EvaluationRow row) => IsOurs(row) && row.Scheme != HoldOut;

    /// <summary>Whether a row is our own judgement on a ground that is known.</summary>
    internal static bool IsOurs(EvaluationRow row) => row.Source != EvaluationSource.Imported && row.Net is not null && Ground.Of(row) is not null;

    /// <summary>One row for each distinct trial, the latest look at it.</summary>
    internal static IReadOnlyList<EvaluationRow> Independent(IEnumerable<EvaluationRow> rows) =>
        [.. rows.GroupBy(row => (row.SettingsHash, row.Seed, row.Scheme == Fold, Ground.Of(row))).Select(same => same.MaxBy(row => (row.WinRate is not null, row.MadeMs))!)];

    private static Candidate[] Ranked(IEnumerable<EvaluationRow> rows, RankBy by, Func<string, string?> nameOf)
    {
        var judged = rows.GroupBy(row => (row.PresetHash, row.SettingsHash)).Select(same => CandidateOf([.. same], by, nameOf)).ToList();
        Candidate[] ranked = [.. judged.Where(c => c.Rank is not null).OrderByDescending(c => by == RankBy.Drawdown ? -c.Figure : c.Figure)];
        return [.. ranked.Select((c, place) => c with { Rank = place + 1 }), .. judged.Where(c => c.Rank is null).OrderByDescending(c => c.Evaluations)];
    }

    private static Candidate CandidateOf(EvaluationRow[] looks, RankBy by, Func<string, string?> nameOf)
    {
        IReadOnlyList<EvaluationRow> trials = Independent(looks);
        EvaluationRow last = looks[^1];
        double[] figures = [.. trials.Select(row => FigureOf(row, by)).OfType<double>()];
        Sample net = Sample.Of(trials.Select(row => row.Net!.Value));
        double? hold = trials.Select(row => row.Hold).FirstOrDefault(h => h is not null);
        (bool enough, string words) = Judge(trials, net, hold, figures.Length, by);
        return new Candidate(
            last.PresetHash.Length == 0 ? "" : nameOf(last.PresetHash) ?? last.Preset, last.PresetHash, last.SettingsHash, last.Run, enough ? 0 : null, trials.Count, looks.Length,
            [.. trials.Select(row => row.Seed).Distinct()], Sample.Of(figures).Median, net, hold, Sample.Of(trials.Select(row => row.Sharpe).OfType<double>()),
            looks.Max(row => row.Trials), words);
    }

    private static (bool Enough, string Words) Judge(IReadOnlyList<EvaluationRow> trials, Sample net, double? hold, int figures, RankBy by)
    {
        if (trials.Count < FewestEvaluations)
            return (false, $"Not enough evidence: {trials.Count} independent {(trials.Count == 1 ? "evaluation" : "evaluations")}; it takes {FewestEvaluations}.");
        if (trials.All(row => row.Net == 0 && row.Drawdown is null or 0)) return (false, "Not enough evidence: it stayed in cash, which is an answer and not an edge.");
        if (hold is not { } held) return (false, "Not enough evidence: what holding made is not known.");
        if (net.Low <= held && net.High >= held) return (false, "Not enough evidence: the interval of its net return includes what holding made.");
        if (figures < FewestEvaluations)
            return (false, $"Not enough evidence: {figures} of {trials.Count} evaluations have a figure to rank by ({Of(by)}).");
        string side = net.Low > held ? "above" : "below";
        return (true, $"The mean of {trials.Count} evaluations lies {side} what holding made, with 95 %. They share one stretch of candles: it says nothing of other times.");
    }

    private static string Of(RankBy by) => by switch
    {
        RankBy.ProfitFactor => "profit factor",
        RankBy.WinRate => "win rate",
        RankBy.Sharpe => "Sharpe ratio",
        RankBy.Goal => "goal achievement",
        _ => "drawdown",
    };

    private static double? FigureOf(EvaluationRow row, RankBy by) => by switch
    {
        RankBy.ProfitFactor => row.ProfitFactor,
        RankBy.Drawdown => row.Drawdown,
        RankBy.WinRate => row.WinRate,
        RankBy.Sharpe => row.Sharpe,
        _ => row.Goal,
    };
}
