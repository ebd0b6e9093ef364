using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Experiments.Audits;

/// <summary>
/// Features row by row and decisions one by one, as live trading makes them, against the table and the policy that a
/// backtest uses: bit for bit.
/// </summary>
public sealed class ParityCheck : IAuditCheck
{
    private const int QuickDecisions = 2000;

    public string Name => "parity";

    public AuditResult Run(AuditSubject subject)
    {
        subject.Plan.Stop.ThrowIfCancellationRequested();
        CandleSeries candles = subject.Candles;
        FeatureTable live = subject.Stream(candles);
        var differences = new FeatureDifferences();
        differences.Compare(subject.Features, live, candles.Count - 1, candles.OpenTimeMs);
        List<AuditFinding> findings = differences.ToFindings("the table's value is not the stream's");

        IndexRange test = subject.Setup.Split.Test;
        if (subject.Plan.Quick) test = new IndexRange(test.From, (int)Math.Min(test.To, test.From + (long)QuickDecisions * subject.Stride + 1));
        var batch = DecisionTrace.Of(candles, subject.Features, subject.Agent.Policy(subject.Features), test, subject.Setup.Rules);
        var single = DecisionTrace.Of(candles, live, subject.Agent.Policy(), test, subject.Setup.Rules);
        if (DecisionTrace.Difference(batch, single, candles.Count) is { } difference)
        {
            findings.Add(new AuditFinding(
                "decision", candles.OpenTimeMs[difference.Row], $"made row by row instead of in the backtest: {difference.What}"));
        }
        long values = (long)(candles.Count - subject.Features.WarmUp) * subject.Features.Width;
        return AuditResult.Of(Name, findings.Count == 0
            ? $"{values} feature values over {candles.Count} candles and {batch.Count} decisions of the test range are the same bits, streamed or in one go."
            : $"Streamed and computed in one go, {findings.Count} of {subject.Features.Width} features, volatility and decisions differ.", findings);
    }
}
