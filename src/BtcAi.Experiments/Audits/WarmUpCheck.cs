using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Experiments.Audits;

/// <summary>
/// How far features computed from a short history lie from those computed from all of it. Only the warm-up that the pipeline
/// itself states has to be enough; the shorter ones show what the agent really needs.
/// </summary>
public sealed class WarmUpCheck : IAuditCheck
{
    /// <summary>Drift that counts as none, in units of the feature's spread.</summary>
    public const double Tolerance = 0.02;

    private const long QuickRows = 1_500_000, FullRows = 15_000_000;
    private const int FewestMoments = 2, MostMoments = 40;
    private const ulong Stream = 72;

    private static readonly int[] Histories = [199, 399, 499, 999, 1999];

    public string Name => "warm-up";

    public AuditResult Run(AuditSubject subject)
    {
        int stated = new FeaturePipeline(subject.Scale, subject.Candles.IntervalMs).WarmUp, count = subject.Candles.Count;
        int[] lengths = [.. Histories.Select(decisions => (int)Math.Min((long)decisions * subject.Stride, int.MaxValue))];
        int first = Math.Max(stated + 1, count / 2);
        if (first >= count - 1) return AuditResult.Impossible(Name, $"{count} candles hold no history longer than the warm-up of {stated}.");
        long rows = lengths.Where(length => length < count).Sum(length => (long)length) + stated;
        long moments = Math.Clamp((subject.Plan.Quick ? QuickRows : FullRows) / rows, FewestMoments, MostMoments);
        var rng = new Rng(subject.Plan.Seed, Stream);
        var drift = new HistoryDrift(subject, lengths.Length + 1);
        for (int i = 0; i < moments; i++)
        {
            subject.Plan.Stop.ThrowIfCancellationRequested();
            int t = first + rng.Next(count - first);
            for (int k = 0; k < lengths.Length; k++)
                if (lengths[k] <= t) drift.Add(k, t, Early(subject, t, lengths[k]));
            FeatureTable warm = subject.Compute(subject.Candles.Slice(new IndexRange(t - stated, t + 1)));
            drift.Add(lengths.Length, t, warm.Row(stated).ToArray());
        }
        return ToResult(subject, drift, stated, (int)moments);
    }

    private static float[] Early(AuditSubject subject, int t, int length)
    {
        var pipeline = new FeaturePipeline(subject.Scale, subject.Candles.IntervalMs) { ShowsWarmUp = true };
        float[] row = new float[pipeline.Width];
        for (int i = t + 1 - length; i <= t; i++) pipeline.Push(subject.Candles[i], row);
        return row;
    }

    private AuditResult ToResult(AuditSubject subject, HistoryDrift drift, int stated, int moments)
    {
        var findings = new List<AuditFinding>();
        int last = Histories.Length;
        for (int f = 0; f < subject.Features.Width; f++)
        {
            if (drift.Largest(last, f) <= Tolerance) continue;
            findings.Add(new AuditFinding(subject.Features.Names[f], subject.Candles.OpenTimeMs[drift.Row(last, f)],
                FormattableString.Invariant($"drifts by {drift.Largest(last, f):0.000} spreads with the stated warm-up of {stated} candles")));
        }
        string enough = "more than the longest of them";
        for (int k = last - 1; k >= 0 && drift.Largest(k) <= Tolerance; k--) enough = $"{Histories[k]} decisions";
        IEnumerable<string> shares = Histories.Select((decisions, k) => double.IsNaN(drift.Changed(k))
            ? $"{decisions} (too few candles)"
            : FormattableString.Invariant($"{decisions} {drift.Changed(k) * 100:0.#} %"));
        string sentence = FormattableString.Invariant(
                $"At {moments} late candles the stated warm-up of {stated} candles leaves a drift of at most ") +
            FormattableString.Invariant(
                $"{drift.Largest(last):0.0000} spreads (allowed {Tolerance}) and changes {drift.Changed(last) * 100:0.#} % of choices; ") +
            $"of the histories of 199 to 1999 decisions, features need {enough}. " +
            $"Choices that a history changes: {string.Join(", ", shares)}.";
        return AuditResult.Of(Name, sentence, findings, drift.ToTable(
            "Largest drift in units of a feature's spread, by history", [.. Histories.Select(d => $"{d} decisions"), $"warm-up ({stated} candles)"]));
    }
}
