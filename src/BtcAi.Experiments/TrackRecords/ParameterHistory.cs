using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Store;
using MathNet.Numerics.Distributions;

namespace BtcAi.Experiments.TrackRecords;

/// <summary>
/// What has been tried of each setting, and what came of it. Other settings differed as well: this shows what went together,
/// never what caused what.
/// </summary>
public sealed class ParameterHistory
{
    private readonly IReadOnlyList<(EvaluationRow Row, IReadOnlyDictionary<string, string> Settings)> _trials;

    /// <param name="bucket">Null for all.</param>
    public ParameterHistory(IReadOnlyList<EvaluationRow> history, string? bucket)
    {
        IEnumerable<EvaluationRow> ours = history.Where(row => Suggestions.MayGuide(row) && row.Excess is not null && (bucket ?? row.Bucket) == row.Bucket);
        _trials = [.. Suggestions.Independent(ours).Select(row => (row, SettingsOf(row)))];
    }

    /// <summary>Independent evaluations behind it all.</summary>
    public int Count => _trials.Count;

    /// <summary>Every value that was tried of a setting, the one tried most first.</summary>
    public IReadOnlyList<TriedValue> Of(string key) =>
    [
        .. from trial in _trials
           where trial.Settings.ContainsKey(key)
           group trial.Row by trial.Settings[key] into same
           orderby same.Count() descending, same.Key
           let excess = Sample.Of(same.Select(row => row.Excess!.Value))
           select new TriedValue(
               same.Key, excess, Sample.Of(same.Select(row => row.Sharpe).OfType<double>()), same.Select(Ground.Of).Distinct().Count(), Words(excess)),
    ];

    /// <summary>Settings of which several values were tried on the same ground, often enough to compare.</summary>
    /// <param name="compared">How many pairs of values were looked at.</param>
    /// <returns>Those that differ by more than chance explains after that many comparisons, the largest difference first.</returns>
    public IReadOnlyList<SettingDifference> Differing(out int compared)
    {
        var pairs = (
            from entry in SettingsCatalog.All
            from ground in _trials.Where(t => t.Settings.ContainsKey(entry.Key)).GroupBy(t => Ground.Of(t.Row)!)
            let values = ground.GroupBy(t => t.Settings[entry.Key], t => t.Row.Excess!.Value).Where(v => v.Count() >= Suggestions.FewestEvaluations).ToList()
            where values.Count > 1
            let sorted = values.OrderByDescending(v => v.Average()).ToList()
            select (entry.Key, Ground: ground.Key, Better: sorted[0], Worse: sorted[^1], Pairs: values.Count * (values.Count - 1) / 2)).ToList();
        int count = compared = pairs.Sum(p => p.Pairs);
        return
        [
            .. pairs.Select(p => Between(p.Key, p.Ground, p.Better.Key, Sample.Of(p.Better), p.Worse.Key, Sample.Of(p.Worse), count))
                .Where(d => d.Low > 0).OrderByDescending(d => d.Difference),
        ];
    }

    /// <summary>Welch's interval of a difference of means, with Bonferroni's correction.</summary>
    private static SettingDifference Between(string key, Ground ground, string better, Sample high, string worse, Sample low, int comparisons)
    {
        double a = high.Deviation * high.Deviation / high.Count, b = low.Deviation * low.Deviation / low.Count, difference = high.Mean - low.Mean;
        double freedom = a + b > 0 ? (a + b) * (a + b) / (a * a / (high.Count - 1) + b * b / (low.Count - 1)) : 1;
        // Without any spread nothing is known of chance.
        double half = a + b > 0 ? StudentT.InvCDF(0, 1, freedom, 1 - 0.025 / comparisons) * Math.Sqrt(a + b) : double.PositiveInfinity;
        return new SettingDifference(key, ground, better, worse, high.Count, low.Count, difference, difference - half, difference + half);
    }

    private static string Words(Sample excess) => true switch
    {
        _ when excess.Count < Suggestions.FewestEvaluations => "not enough evidence",
        _ when excess.Low > 0 => "above holding",
        _ when excess.High < 0 => "below holding",
        _ => "not enough evidence: holding lies within",
    };

    private static Dictionary<string, string> SettingsOf(EvaluationRow row) => row.Settings.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[^1]);
}
