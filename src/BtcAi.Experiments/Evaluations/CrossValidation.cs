using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Evaluations;

/// <summary>
/// Combinatorial purged cross-validation (López de Prado, <i>Advances in Financial Machine Learning</i>, 2018, chapters 7 and
/// 12). The candles are cut into N groups of equal time; every choice of k of them is held back once and judged by an agent
/// that was trained on the others. Each group is held in C(N−1, k−1) combinations, and so many paths through all groups
/// come out of them: k·C(N, k)/N. Before and after every held group the purge (longest horizon, look-back and one day of embargo) is
/// taken from what is trained on.
/// </summary>
public sealed class CrossValidation
{
    private readonly CandleSeries _candles;
    private readonly BucketProfile _profile;

    /// <param name="warmUp">Candles without features, before the first group.</param>
    /// <param name="leastTraining">Candles on end that a training needs.</param>
    /// <param name="validationShare">Of the time that is trained on.</param>
    /// <exception cref="UserMistakeException">Some combination has too few candles.</exception>
    public CrossValidation(CandleSeries candles, BucketProfile profile, int warmUp, int leastTraining, double validationShare, int groups, int held)
    {
        (_candles, _profile) = (candles, profile);
        long from = candles.OpenTimeMs[Math.Min(warmUp, candles.Count - 1)], length = candles.OpenTimeMs[^1] + candles.IntervalMs - from;
        Edges = [.. Enumerable.Range(0, groups + 1).Select(i => from + (long)((decimal)length * i / groups))];
        Groups = [.. Enumerable.Range(0, groups).Select(g => candles.Between(Edges[g], Edges[g + 1]))];
        Combinations = [.. Choices(groups, held).Select(choice => Of(choice, validationShare))];
        int judged = (int)(10 * profile.DecisionMs / candles.IntervalMs);
        int group = Groups.Min(g => g.Count), trained = Combinations.Min(c => c.Ranges.Training.Parts.Max(p => p.Count)), selected = Combinations.Min(c => c.Ranges.Validation.Count);
        if (group >= judged && trained >= leastTraining && selected >= judged) return;
        throw new UserMistakeException(CandleErrors.TooFew,
            $"{profile.Bucket}: {groups} groups with {held} held back leave groups of {Days(group)} (needed: {Days(judged)}), at the worst {Days(Math.Max(0, trained))} on end to train " +
            $"on (needed: {Days(leastTraining)}) and {Days(Math.Max(0, selected))} to select on (needed: {Days(judged)}), after a warm-up of {Days(warmUp)} and a purge of " +
            $"{profile.PurgeMs / 86_400_000.0:0.#} days on both sides of what is held. Give more candles, fewer --groups or fewer --held.");

        string Days(int count) => $"{count * (candles.IntervalMs / 86_400_000.0):0.#} days";
    }

    /// <summary>Rows of every group, in order of time.</summary>
    public IReadOnlyList<IndexRange> Groups { get; }

    /// <summary>In lexical order of the groups that they hold.</summary>
    public IReadOnlyList<Combination> Combinations { get; }

    /// <summary>Where groups begin and end, Unix milliseconds: one more than groups.</summary>
    private long[] Edges { get; }

    /// <summary>How many ways there are to hold so many groups; <see cref="int.MaxValue"/> when they are more.</summary>
    public static int CountOf(int groups, int held)
    {
        decimal count = 1;
        for (int i = 1; i <= Math.Min(held, groups - held); i++) count = Math.Min(count * (groups - i + 1) / i, int.MaxValue);
        return (int)count;
    }

    /// <summary>
    /// Path by path, for every group the combination that judges it: on path j the j-th of those that hold the group, so
    /// that every agent's judgement of every group is used exactly once.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Paths()
    {
        int[][] holders = [.. Groups.Select((_, g) => Enumerable.Range(0, Combinations.Count).Where(c => Combinations[c].Held.Contains(g)).ToArray())];
        return [.. Enumerable.Range(0, holders[0].Length).Select(path => (IReadOnlyList<int>)[.. holders.Select(h => h[path])])];
    }

    private static IEnumerable<int[]> Choices(int groups, int held, int from = 0)
    {
        if (held == 0) return [[]];
        return Enumerable.Range(from, Math.Max(0, groups - held - from + 1)).SelectMany(
            first => Choices(groups, held - 1, first + 1).Select(rest => (int[])[first, .. rest]));
    }

    private Combination Of(int[] held, double validationShare)
    {
        List<(long From, long To)> stretches = [];
        for (int g = 0; g < Groups.Count; g++)
        {
            if (held.Contains(g)) continue;
            int last = g;
            while (last + 1 < Groups.Count && !held.Contains(last + 1)) last++;
            stretches.Add((Edges[g] + (g > 0 ? _profile.PurgeMs : 0), Edges[last + 1] - (last + 1 < Groups.Count ? _profile.PurgeMs : 0)));
            g = last;
        }
        // Selection is on the end of the longest stretch, the latest of equals, and takes no more than half of it.
        int chosen = Enumerable.Range(0, stretches.Count).MaxBy(i => (stretches[i].To - stretches[i].From, i));
        (long begin, long end) = stretches[chosen];
        long validation = end - (long)Math.Min(validationShare * stretches.Sum(s => Math.Max(0, s.To - s.From)), (end - begin) / 2.0);
        stretches[chosen] = (begin, validation - _profile.PurgeMs);
        IndexRange[] parts = [.. stretches.Select(s => _candles.Between(s.From, s.To)).Where(p => p.Count > 0)];
        return new Combination(held, new TrainingRanges(parts.Length > 0 ? new IndexRanges(parts) : new IndexRange(0, 0), _candles.Between(validation, end)));
    }
}
