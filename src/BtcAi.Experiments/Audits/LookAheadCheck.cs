using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Experiments.Audits;

/// <summary>
/// Cuts the candles off after many moments, and separately puts another future there: no feature and no decision up to the
/// moment may change, and the streaming pipeline, which cannot know a future, must agree.
/// </summary>
public sealed class LookAheadCheck : IAuditCheck
{
    private const int QuickWindows = 2, QuickMoments = 3, FullWindows = 24, WholeMoments = 2, Decisions = 64;
    private const ulong Stream = 71;

    public string Name => "look-ahead";

    public AuditResult Run(AuditSubject subject)
    {
        var rng = new Rng(subject.Plan.Seed, Stream);
        FeatureDifferences cut = new(), altered = new(), streamed = new();
        var decisions = new List<AuditFinding>();
        int moments = 0;
        foreach ((IndexRange rows, int[] times) in WindowsOf(subject, rng))
        {
            CandleSeries known = subject.Candles.Slice(rows);
            FeatureTable table = subject.Observe(known);
            int last = times.Max() - rows.From;
            streamed.Compare(table, subject.Stream(known.Slice(new IndexRange(0, last + 1))), last, known.OpenTimeMs);
            foreach (int t in times)
            {
                subject.Plan.Stop.ThrowIfCancellationRequested();
                moments++;
                int row = t - rows.From;
                CandleSeries past = known.Slice(new IndexRange(0, row + 1)), other = known.AlteredAfter(row, rng);
                FeatureTable ofPast = subject.Observe(past), ofOther = subject.Observe(other);
                cut.Compare(table, ofPast, row, known.OpenTimeMs);
                altered.Compare(table, ofOther, row, known.OpenTimeMs);
                (string How, CandleSeries Candles, FeatureTable Table)[] changes =
                [
                    ("with candles cut off after", past.WithStandingCandle(), WithUnknownRow(ofPast)),
                    ("with another future after", other, ofOther),
                ];
                CompareDecisions(subject, row, (known, table), changes, decisions);
            }
        }
        List<AuditFinding> findings =
        [
            .. cut.ToFindings("changed when later candles were cut off"),
            .. altered.ToFindings("changed when later candles were altered"),
            .. streamed.ToFindings("the streaming pipeline, which cannot know later candles, disagrees"),
            .. decisions,
        ];
        string[] subjects = [.. findings.Select(f => f.Subject).Distinct()];
        return AuditResult.Of(Name, findings.Count == 0
            ? $"Cutting off or altering the future at {moments} moments changed no bit of {subject.Features.Width} features " +
                "and no decision up to the moment."
            : $"The future reaches back: at {moments} moments, {subjects.Length} of {subject.Features.Width} features, " +
                "volatility and decisions changed with candles that came later " +
                $"({string.Join(", ", subjects.Take(5))}{(subjects.Length > 5 ? ", …" : "")}).", findings);
    }

    /// <summary>
    /// Stretches of candles with the moments to look at in each. Warming up costs most of the time, so the quick form looks
    /// at several moments per stretch; the full form looks at one, further back, and at whole series besides.
    /// </summary>
    private static IEnumerable<(IndexRange Rows, int[] Moments)> WindowsOf(AuditSubject subject, Rng rng)
    {
        int count = subject.Candles.Count, warmUp = subject.Features.WarmUp, reach = Decisions * subject.Stride;
        int first = Math.Min(warmUp + 2 * subject.Stride, count - 3), end = count - 2;
        bool quick = subject.Plan.Quick;
        for (int w = 0; w < (quick ? QuickWindows : FullWindows); w++)
        {
            int from = first + rng.Next(end - first);
            int[] moments = quick ? [from, .. Enumerable.Range(1, QuickMoments - 1).Select(_ => Math.Min(end - 1, from + rng.Next(reach)))] : [from];
            yield return (new IndexRange(
                Math.Max(0, from - (quick ? warmUp : 2 * warmUp) - reach), (int)Math.Min(count, (long)moments.Max() + 2 + reach)), moments);
        }
        for (int w = 0; w < WholeMoments && !quick; w++) yield return (new IndexRange(0, count), [first + rng.Next(end - first)]);
    }

    private static void CompareDecisions(
        AuditSubject subject, int row, (CandleSeries Candles, FeatureTable Table) known,
        (string How, CandleSeries Candles, FeatureTable Table)[] changes, List<AuditFinding> findings)
    {
        int decisions = Math.Clamp((row - known.Table.WarmUp) / subject.Stride, 0, Decisions), start = row - decisions * subject.Stride;
        if (start < known.Table.WarmUp) return;
        var made = Trace(known.Candles, known.Table);
        foreach (var (how, candles, table) in changes)
        {
            if (DecisionTrace.Difference(made, Trace(candles, table), row) is { } difference)
                findings.Add(new AuditFinding("decision", known.Candles.OpenTimeMs[difference.Row], $"{how} its candle or later: {difference.What}"));
        }

        List<(int Row, float Target)> Trace(CandleSeries candles, FeatureTable table) => DecisionTrace.Of(
            candles, table, subject.Agent.Policy(table), new IndexRange(start, candles.Count), subject.Setup.Rules);
    }

    private static FeatureTable WithUnknownRow(FeatureTable table)
    {
        var longer = new FeatureTable(table.Names, table.Rows + 1, table.WarmUp, table.Hash);
        table.Values.CopyTo(longer.Values, 0);
        table.Volatility.CopyTo(longer.Volatility, 0);
        longer.Values.AsSpan(table.Values.Length).Fill(float.NaN);
        longer.Volatility[^1] = float.NaN;
        return longer;
    }
}
