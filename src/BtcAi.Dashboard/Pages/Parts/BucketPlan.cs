using BtcAi.Experiments.Html;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Simulation;
using BtcAi.Simulation.Goals;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>What a bucket is and how it will trade with these settings, as rows that stand beside those of the other buckets.</summary>
public sealed record BucketPlan(Bucket Bucket, TradingRules Rules, IReadOnlyList<(string Name, string Value)> Rows)
{
    private const long CandleMs = 300_000;

    /// <summary>Rules are those of five-minute candles, the finest that every bucket can trade.</summary>
    public static BucketPlan Of(Bucket bucket, SettingsTree settings)
    {
        var profile = BucketProfile.Of(bucket);
        TradingRules rules = BucketRules.Of(settings, profile, (int)(profile.DecisionMs / CandleMs), seed: 1);
        Goal goal = settings.Goals.ToGoal(bucket);
        return new BucketPlan(bucket, rules,
        [
            ("Decides every", Written.Width(profile.DecisionMs)),
            ("Looks back at most", Written.Width(profile.LongestSpanMs)),
            ("Soft minimum hold", Written.Width(profile.SoftMinimumHoldMs)),
            ("Discount per decision", Written.Number(settings.Model.Gamma ?? profile.Gamma, "0.0000")),
            ("Holdings at once", rules.Holdings is { } holdings ? Written.Count(holdings.Most) : Off),
            ("Stop-loss", rules.Holdings is not { } stop ? Off : stop.DynamicStop > 0 ? $"{Written.Number(stop.DynamicStop, "0.#")} true ranges" : Share(stop.StopLoss)),
            ("Take-profit", Share(rules.Holdings?.TakeProfit)),
            ("Trailing stop", Share(rules.Holdings?.TrailingStop)),
            ("Drawdown throttle", rules.Risk is { DrawdownTo: > 0 } risk ? $"{Share(risk.DrawdownFrom)} to {Share(risk.DrawdownTo)}" : Off),
            ("Volatility target, a year", Share(rules.Risk?.AnnualVolatility)),
            ("Daily loss stop", Share(rules.Risk?.DailyLoss)),
            ("Value at risk, a day", Share(rules.Risk?.ValueAtRisk)),
            ("Goal", $"{Written.Percent(goal.Min, "0.#")} to {Written.Percent(goal.Max, "0.#")} {Per(goal.Kind)}"),
            ("Risk aversion κ", Written.Number(BucketRules.RiskAversion(settings, bucket))),
            ("Sizing", rules.Sizing is { } sizing ? sizing.Strategy.InWords() : "Fixed"),
        ]);
    }

    private const string Off = "off";

    private static string Share(double? fraction) => fraction is { } value and > 0 ? Written.Percent(value, "0.#") : Off;

    private static string Per(GoalKind kind) => kind switch
    {
        GoalKind.MonthlyProfit => "a month",
        GoalKind.YearlyProfit => "a year",
        _ => "a holding",
    };
}
