using System.Globalization;
using BtcAi.Experiments.Runs;
using BtcAi.Simulation.Reports;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Evaluations;

/// <summary>Builds the verdict from the numbers.</summary>
public static class EvaluationVerdicts
{
    public static EvaluationVerdict Of(BucketEvaluation e)
    {
        if (e.Agent.Fills == 0)
        {
            return new EvaluationVerdict(EvidenceLight.NoEvidence,
            [
                $"It stayed in cash for {Months(e.Agent)}: after costs it found nothing worth trading. Holding made {Gain(e.Holding)}. " +
                "Doing nothing is an answer, not an edge.",
                TrialsSentence(e), .. Folds(e), .. Paths(e), .. HoldOut(e),
            ]);
        }
        MeasureRow? sharpe = e.Measures.FirstOrDefault(m => m.Measure == HeadlineMeasure.Sharpe);
        DifferenceRow? overHold = e.Differences.FirstOrDefault(d => d.Baseline == "hold" && d.Measure == HeadlineMeasure.Sharpe);
        StressRow? doubled = e.Stress.FirstOrDefault(s => s.CostFactor == 2);
        bool positive = sharpe?.Low > 0, beatsHold = overHold?.Low > 0, survives = doubled is null || doubled.NetReturn > 0;
        bool deflated = e.Evidence is { Deflated: > 0.95 } && e.Trials.Unreadable == 0;
        EvidenceLight light = positive && beatsHold && survives && deflated ? EvidenceLight.Evidence
            : positive && survives && overHold?.Estimate > 0 && e.Evidence is { Deflated: > 0.5 } ? EvidenceLight.Hint : EvidenceLight.NoEvidence;
        return new EvaluationVerdict(light,
        [
            Summary(light), Interval(e, sharpe), TrialsSentence(e), .. Against(e, overHold), .. Costs(e, doubled), .. Seeds(e), .. Folds(e), .. Paths(e), .. HoldOut(e),
            "One market and one period: what comes next may be unlike all of it, and no number here knows that.",
        ]);
    }

    private static string Summary(EvidenceLight light) => light switch
    {
        EvidenceLight.Evidence => "Evidence of an edge: above zero and above holding with 95 %, after the count of trials and at doubled costs. It is evidence, not a promise.",
        EvidenceLight.Hint => "A hint, not a proof: something speaks for it, and not enough.",
        _ => "No evidence of an edge.",
    };

    private static string Interval(BucketEvaluation e, MeasureRow? sharpe)
    {
        string made = $"Over {Months(e.Agent)} it made {Gain(e.Agent.NetReturn)} after costs, with a deepest fall of {Percent(e.Agent.MaximumDrawdown)} from candle to candle.";
        return sharpe is { Estimate: { } s, Low: { } low, High: { } high }
            ? $"{made} Sharpe {Number(s)}, 95 % interval {Number(low)} … {Number(high)} by the bootstrap (its days resampled in blocks of about a week): " +
              (low > 0 ? "luck alone seldom does that, within this period." : high < 0 ? "it lost, and not by bad luck alone." : "luck alone can do that.")
            : $"{made} Too few days for intervals.";
    }

    private static string TrialsSentence(BucketEvaluation e)
    {
        string counted = $"{e.Trials.Trials} {(e.Trials.Trials == 1 ? "trial was" : "trials were")} run on candles of this range ({e.Trials.Looks} {(e.Trials.Looks == 1 ? "look" : "looks")})";
        string lost = e.Trials.Unreadable == 0 ? ""
            : $" {HoldOutOpenings.Unread(e.Trials.Unreadable)}: the count is a lower bound, deflated figures are too kind, and none of them counts as evidence.";
        return (e.Evidence is { } evidence
            ? $"{counted}: the best of as many without any skill would be expected at a Sharpe of {Number(evidence.ExpectedBest)}, so the deflated " +
              $"probability of a true edge over zero is {Percent(evidence.Deflated, "0")}. Trials outside this program are not counted."
            : $"{counted}. Trials outside this program are not counted.") + lost;
    }

    private static IEnumerable<string> Against(BucketEvaluation e, DifferenceRow? overHold)
    {
        if (overHold is { } hold)
        {
            yield return $"Against holding ({Gain(e.Holding)}) its Sharpe differs by {Number(hold.Estimate ?? 0)} ({Number(hold.Low ?? double.NaN)} … {Number(hold.High ?? double.NaN)}); " +
                $"it is better in {Percent(hold.ProbabilityBetter, "0")} of the resamples" + (!hold.IsClear ? ": not told apart." : hold.Low > 0 ? ": told apart." : ": told apart, and worse.");
        }
        PerformanceReport[] better = [.. e.Baselines.Where(b => b.Sharpe > (e.Agent.Sharpe ?? 0))];
        if (better.Length > 0)
            yield return $"Rules that anyone could have followed had a higher Sharpe in the same time: {string.Join(", ", better.Select(b => $"{b.Policy} {Number(b.Sharpe!.Value)}"))}.";
    }

    private static IEnumerable<string> Costs(BucketEvaluation e, StressRow? doubled)
    {
        if (doubled is null) yield break;
        yield return $"At doubled fee and slippage it would have made {Gain(doubled.NetReturn)}" +
            (e.BreakEvenFee is { } fee ? $"; a fee of {Percent(fee, "0.000")} per fill takes all of its profit." : ".");
    }

    private static IEnumerable<string> Seeds(BucketEvaluation e)
    {
        if (e.SeedSummary is not { } seeds)
        {
            yield return "One seed: another one trains another agent. --seeds 5 shows how far they differ.";
            yield break;
        }
        yield return $"Over {seeds.Count} seeds the median is {Gain(seeds.Median)} (quartiles {Gain(seeds.LowerQuartile)} … {Gain(seeds.UpperQuartile)})" +
            (e.Overfitting is { } pbo ? $"; picking the best of them would be overfitted with a probability of {Percent(pbo, "0")} (PBO)."
                : seeds.Count < BucketEvaluation.FewestToPick ? $"; too few agents for a probability of overfitting, which takes {BucketEvaluation.FewestToPick}." : ".");
    }

    private static IEnumerable<string> Folds(BucketEvaluation e)
    {
        if (e.Folds.Count == 0) yield break;
        int won = e.Folds.Count(f => f.NetReturn > 0), beat = e.Folds.Count(f => f.NetReturn > f.HoldReturn);
        yield return $"Walk-forward, {e.Folds.Count} folds trained anew: {won} made money, {beat} beat holding." +
            (e.FoldCurve is { } c ? $" Joined they made {Gain(c.Figures.NetReturn)}, holding {Gain(c.HoldFigures.NetReturn)} over the same days." : "");
    }

    private static IEnumerable<string> Paths(BucketEvaluation e)
    {
        if (e.CrossValidation is not { } cross) yield break;
        string holding = $"holding {Gain(cross.HoldFigures.NetReturn)}";
        yield return $"Cross-validation, {cross.Combinations.Count} trainings, " + (cross.Paths.Count == 1
            ? $"one path only: it made {Gain(cross.MedianReturn)}, {holding}, and nothing can be said of a spread."
            : $"{cross.Paths.Count} paths: the median made {Gain(cross.MedianReturn)}, the worst {Gain(cross.WorstReturn)}, {holding}; " +
              $"{Percent(cross.AboveHold, "0")} of the paths made more than holding.") + " Most of its agents were " +
            "trained on candles that came after those they are judged on: it shows how much hangs on the choice of them, not what one would have earned.";
    }

    private static IEnumerable<string> HoldOut(BucketEvaluation e)
    {
        if (e.HoldOut is not { } opened) yield break;
        yield return $"On the hold-out ({opened.Agent.Start:yyyy-MM-dd} to {opened.Agent.End:yyyy-MM-dd}) it made {Gain(opened.Agent.NetReturn)}, holding " +
            $"{Gain(opened.Agent.HoldReturn)}; it is opened now, and that is written down.";
    }

    private static string Months(PerformanceReport report) =>
        ((report.End - report.Start).TotalDays / (365 / 12.0)).ToString("0.#", CultureInfo.InvariantCulture) + " months";

    private static string Gain(double fraction) => (fraction * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) + " %";

    private static string Percent(double fraction, string format = "0.0") => (fraction * 100).ToString(format, CultureInfo.InvariantCulture) + " %";

    private static string Number(double value) => double.IsNaN(value) ? "?" : value.ToString("0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
