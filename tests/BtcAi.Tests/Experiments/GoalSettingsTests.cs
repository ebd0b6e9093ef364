using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Simulation;
using BtcAi.Simulation.Goals;

namespace BtcAi.Tests.Experiments;

public sealed class GoalSettingsTests
{
    private static GoalSettings With(params string[] assignments) => SettingsTree.Default.With(assignments).Goals;

    [Fact]
    public void The_defaults_are_the_buckets_own_goals()
    {
        Assert.All(Enum.GetValues<Bucket>(), b => Assert.Equal(Goal.DefaultOf(b), With().ToGoal(b)));
        Assert.Equal(MetricPriorities.Default, With().ToPriorities());
    }

    [Fact]
    public void Every_bucket_reads_its_own_targets()
    {
        GoalSettings goals = With(
            "goals.monthly_target_min=0.02", "goals.monthly_target_max=0.04", "goals.yearly_target_min=0.2",
            "goals.yearly_target_max=0.4",
            "goals.min_gain_per_holding=0.05", "goals.max_gain_per_holding=0.1", "goals.bonus_multiplier=2");
        Assert.Equal(new Goal(Bucket.Scalping, 0.02, 0.04, 2), goals.ToGoal(Bucket.Scalping));
        Assert.Equal(new Goal(Bucket.Short, 0.2, 0.4, 2), goals.ToGoal(Bucket.Short));
        Assert.Equal(new Goal(Bucket.Medium, 0.05, 0.1, 2), goals.ToGoal(Bucket.Medium));
        Assert.Equal(new Goal(Bucket.Long, 0.05, 0.1, 2), goals.ToGoal(Bucket.Long));
    }

    [Fact]
    public void A_gain_that_is_left_out_follows_the_one_that_is_set()
    {
        GoalSettings high = With("goals.min_gain_per_holding=0.8"), low = With("goals.max_gain_per_holding=0.4");
        Assert.Equal((0.8, 0.8), (high.ToGoal(Bucket.Medium).Min, high.ToGoal(Bucket.Medium).Max));
        Assert.Equal((0.8, 1), (high.ToGoal(Bucket.Long).Min, high.ToGoal(Bucket.Long).Max));
        Assert.Equal((0.25, 0.4), (low.ToGoal(Bucket.Medium).Min, low.ToGoal(Bucket.Medium).Max));
        Assert.Equal((0.4, 0.4), (low.ToGoal(Bucket.Long).Min, low.ToGoal(Bucket.Long).Max));
    }

    [Fact]
    public void Every_maximum_below_its_minimum_is_reported_at_once() => Assert.Equal(
        [
            "goals.monthly_target_max is 0.1; it must be at least goals.monthly_target_min, which is 0.15.",
            "goals.yearly_target_max is 2; it must be at least goals.yearly_target_min, which is 3.",
            "goals.max_gain_per_holding is 0.2; it must be at least goals.min_gain_per_holding, which is 0.3.",
        ],
        Assert.Throws<UserMistakeException>(() => With(
            "goals.monthly_target_max=0.1", "goals.yearly_target_min=3", "goals.max_gain_per_holding=0.2",
            "goals.min_gain_per_holding=0.3")).Problems.Select(p => p.Text));

    [Fact]
    public void Priorities_are_read_by_name() => Assert.Equal(
        new MetricPriorities(NetProfit: 1, WinRate: 2, MaxDrawdown: 5, ProfitFactor: 0),
        With(
            "goals.priority_net_profit=1", "goals.priority_win_rate=2", "goals.priority_max_drawdown=5",
            "goals.priority_profit_factor=0")
            .ToPriorities());
}
