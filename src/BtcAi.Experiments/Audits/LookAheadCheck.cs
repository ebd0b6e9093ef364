using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Experiments.Audits;

/// <summary>
/// Cuts the candles off after many moments, and separately puts another future there: no feature and no decision up to the
/// moment may change, and the streaming pipeline, which cannot know a future, must agree.
/// </summary>
public sealed class LookAheadCheck : IAuditCheck
{
    private const int QuickMoments = 6, FullMoments = 24, WholeMoments = 2, Decisions = 64;
    private const ulong Stream = 71;

    public string Name => "look-ahead";

    public AuditResult Run(AuditSubject subject)
    {
        var rng = new Rng(subject.Plan.Seed, Stream);
        int first = Math.Min(subject.Features.WarmUp + 2 * subject.Stride, subject.Candles.Count - 3);
        int windows = subject.Plan.Quick ? QuickMoments : FullMoments;
        int moments = windows + (subject.Plan.Quick ? 0 : WholeMoments);
        FeatureDifferences cut = new(), altered = new(), streamed = new();
        var decisions = new List<AuditFinding>();
        for (int i = 0; i < moments; i++)
        {
            subject.Plan.Stop.ThrowIfCancellationRequested();
            int t = first + rng.Next(subject.Candles.Count - 2 - first);
            IndexRange rows = i < windows ? WindowAround(subject, t) : new IndexRange(0, subject.Candles.Count);
            CandleSeries known = subject.Candles.Slice(rows);
            int row = t - rows.From;
            FeatureTable table = subject.Observe(known);
            CandleSeries past = known.Slice(new IndexRange(0, row + 1)), other = known.AlteredAfter(row, rng);
            FeatureTable ofPast = subject.Observe(past), ofOther = subject.Observe(other);
            cut.Compare(table, ofPast, row, known.OpenTimeMs);
            altered.Compare(table, ofOther, row, known.OpenTimeMs);
            streamed.Compare(table, subject.Stream(past), row, known.OpenTimeMs);
            (string How, CandleSeries Candles, FeatureTable Table)[] changes =
            [
                ("with candles cut off after", past.WithStandingCandle(), WithUnknownRow(ofPast)),
                ("with another future after", other, ofOther),
            ];
            CompareDecisions(subject, row, (known, table), changes, decisions);
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

    private static IndexRange WindowAround(AuditSubject subject, int t) => new(
        Math.Max(0, t - 2 * subject.Features.WarmUp - Decisions * subject.Stride),
        Math.Min(subject.Candles.Count, t + 2 + Decisions * subject.Stride));

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
