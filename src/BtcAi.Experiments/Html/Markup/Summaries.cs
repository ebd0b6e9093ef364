using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Settings;

namespace BtcAi.Experiments.Html;

/// <summary>What an evaluation found beyond the run's own training, and under which costs, in sentences that every picture of it ends with.</summary>
public static class Summaries
{
    /// <summary>What every fill pays.</summary>
    public static string Costs(TradingSettings trading)
    {
        string fee = trading is { Frictions: true, FeeSchedule: { } schedule }
            ? $"fees by the schedule {schedule}"
            : $"fee {Written.Percent(trading.Fee, "0.####")}";
        string frictions = trading.Frictions ? ", with market impact and order limits" : "";
        return $"{fee}, half\u2011spread {Written.Percent(trading.Slippage, "0.####")} of every fill{frictions}";
    }

    /// <summary>Of the same training with other seeds.</summary>
    public static string Seeds(BucketEvaluation bucket)
    {
        string summary = bucket.SeedSummary is { } s
            ? $"Median of {s.Count} seeds {Written.Gain(s.Median)}, middle half {Written.Gain(s.LowerQuartile)} … " +
                $"{Written.Gain(s.UpperQuartile)}; " +
              $"interquartile mean {Written.Gain(s.InterquartileMean)}, 95\u00A0% interval " +
                  $"{Written.Gain(s.Interval.Low)} … {Written.Gain(s.Interval.High)}. "
            : "";
        string improvement = bucket.OverHolding is { } over
            ? $"A seed makes more than holding with a probability of {Written.Percent(over.Probability, "0")} " +
                $"(95\u00A0%: {Written.Percent(over.Interval.Low, "0")} … {Written.Percent(over.Interval.High, "0")}). "
            : "";
        string overfitting = bucket.Overfitting is { } p
            ? $"Probability of backtest overfitting over the seeds: {Written.Percent(p, "0")} (50\u00A0% is what " +
                $"noise gives). "
            : "";
        return summary + improvement + overfitting + "Seeds differ in chance alone, on the same candles: they show how lucky a " +
            "training was, not how lucky the period.";
    }

    public static string Folds(IReadOnlyList<FoldRow> folds) =>
        $"It gained in {folds.Count(f => f.NetReturn > 0)} of {folds.Count} folds and beat holding in {folds.Count(f => f.NetReturn > f.HoldReturn)}.";

    public static string Joined(JoinedCurve curve) =>
        $"The folds' agents one after the other, each from cash: {Written.Gain(curve.Figures.NetReturn)}, holding {Written.Gain(curve.HoldFigures.NetReturn)}.";

    public static string CrossValidation(CrossValidationReport cross) =>
        $"{cross.Held} of {cross.Groups} groups held back at a time: {cross.Combinations.Count} trainings, {Written.Counted(cross.Paths.Count, "path")}{Shares(cross)} The trainings' median Sharpe " +
        $"ratio was {Written.Number(cross.SelectedSharpe)} where they were selected and {Written.Number(cross.HeldSharpe)} in the groups held back. Paths share trainings and days, so they " +
        "are not independent; drawdowns are at the days' ends. A probability of overfitting is not given: nobody picks the best path.";

    private static string Shares(CrossValidationReport cross) => cross.Paths.Count == 1
        ? " only: nothing can be said of a spread."
        : $". {Written.Percent(cross.AboveZero, "0")} of the paths made money, {Written.Percent(cross.AboveHold, "0")} more than holding, {Written.Percent(cross.SharpeAboveHold, "0")} had a higher Sharpe ratio.";
}
