using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Evaluations;

/// <summary>What of an evaluation is kept for good.</summary>
public static class EvaluationHistory
{
    /// <summary>Every judged agent a row: the run's own, further seeds, folds, the hold-out.</summary>
    public static IReadOnlyList<EvaluationRow> Of(EvaluationReport report, RunRecord run) => [.. report.Buckets.SelectMany(b => Of(b, report, run))];

    private static IEnumerable<EvaluationRow> Of(BucketEvaluation b, EvaluationReport report, RunRecord run)
    {
        EvaluationRow own = EvaluationRows.Of(run, b.Bucket, EvaluationSource.Evaluate, report.Made, "test") with { Trials = b.Trials.Trials };
        EvaluationRow judged = own.With(b.Agent, b.Baselines, b.Frictions);
        yield return WithInterval(judged, b.Measures) with { Light = $"{b.Verdict.Light}" };
        foreach (SeedRow seed in b.Seeds.Skip(1))
        {
            yield return own with
            {
                FromMs = judged.FromMs,
                ToMs = judged.ToMs,
                Hold = judged.Hold,
                Seed = $"{seed.Seed}",
                Net = seed.NetReturn,
                Sharpe = seed.Sharpe,
                Drawdown = seed.MaximumDrawdown,
                Trades = seed.Trades,
            };
        }
        foreach (FoldRow fold in b.Folds)
        {
            yield return own with
            {
                Scheme = "fold",
                FromMs = fold.Test.FromMs,
                ToMs = fold.Test.ToMs,
                Net = fold.NetReturn,
                Hold = fold.HoldReturn,
                Sharpe = fold.Sharpe,
                Drawdown = fold.MaximumDrawdown,
                Trades = fold.Trades,
            };
        }
        if (b.HoldOut is { } holdOut)
            yield return WithInterval((own with { Scheme = "hold-out" }).With(holdOut.Agent, holdOut.Baselines, null), holdOut.Measures);
    }

    private static EvaluationRow WithInterval(EvaluationRow row, IReadOnlyList<MeasureRow> measures) =>
        measures.FirstOrDefault(m => m.Measure == HeadlineMeasure.Sharpe) is { } sharpe ? row with { SharpeLow = sharpe.Low, SharpeHigh = sharpe.High } : row;
}
