using BtcAi.Experiments.Settings;
using BtcAi.Learning.Agents;
using BtcAi.Simulation;
using BtcAi.Simulation.Rewards;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>One named term of the reward.</summary>
/// <param name="IsExact">Whether it follows from market, own state and action alone, so that every learner sees it.</param>
/// <param name="Weight">With the settings given; 0 is off.</param>
/// <param name="Setting">The key that weighs it.</param>
/// <param name="In">What the reward of one step holds of it.</param>
public sealed record RewardComponent(string Name, bool IsExact, double Weight, string Setting, string Says, Func<RewardLedger, double> In)
{
    /// <summary>Every component, in the order of the ledger; they add up to the reward.</summary>
    public static IReadOnlyList<RewardComponent> All(SettingsTree settings, Bucket bucket)
    {
        RewardRules rules = settings.Reward.ToRules(BucketRules.RiskAversion(settings, bucket), settings.Goals.ToGoal(bucket), unit: 1, goalGrowth: 0);
        return
        [
            new("Profit", true, rules.Profit, "reward.profit_weight", "log growth before costs", ledger => ledger.Profit),
            new("Cost", true, rules.Cost, "reward.cost_weight", "log growth lost to costs", ledger => ledger.Cost),
            new("Variance", true, rules.Variance, "learning.risk_aversion",
                "half the variance of the position, taken off; weighs κ − 1, as log growth holds a risk aversion κ of 1 already", ledger => ledger.Variance),
            new("Prediction", true, rules.Prediction, "reward.prediction_bonus", "exposure on the side to which the price moved", ledger => ledger.Prediction),
            new("Holding time", true, rules.HoldingTime, "reward.holding_time_penalty", "every decision with a position, taken off", ledger => ledger.HoldingTime),
            new("Drawdown", false, rules.Drawdown, "reward.drawdown_weight", "what deepens the drawdown, taken off", ledger => ledger.Drawdown),
            new("Win", false, rules.Win, "reward.win_bonus", "every holding closed with a profit", ledger => ledger.Win),
            new("Novelty", false, rules.Novelty, "reward.novelty_bonus_weight", "situations seldom seen in the episode", ledger => ledger.Novelty),
            new("Loser", false, rules.Loser, "reward.penalise_losers", "holding a loser for long, taken off", ledger => ledger.Loser),
            new("Goal", false, rules.Goal, "reward.goal_bonus", "coming nearer to the goal", ledger => ledger.Goal),
        ];
    }

    /// <summary>Whether an agent of this kind is taught it.</summary>
    public bool ActsUnder(ModelType model) => Weight != 0 && (IsExact || model != ModelType.ActorCritic);

    /// <summary>That in a word or two.</summary>
    public string StandsUnder(ModelType model) => Weight == 0 ? "off" : ActsUnder(model) ? "acts" : $"not under {model}";
}
