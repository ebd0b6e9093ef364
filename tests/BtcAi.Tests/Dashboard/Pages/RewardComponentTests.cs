using BtcAi.Dashboard.Pages.Parts;
using BtcAi.Experiments.Settings;
using BtcAi.Learning.Agents;
using BtcAi.Simulation;
using BtcAi.Simulation.Rewards;

namespace BtcAi.Tests.Dashboard.Pages;

public sealed class RewardComponentTests
{
    [Fact]
    public void Components_add_up_to_the_reward_and_their_settings_exist()
    {
        var ledger = new RewardLedger(0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512);
        IReadOnlyList<RewardComponent> all = RewardComponent.All(SettingsTree.Default, Bucket.Short);
        Assert.Equal(ledger.Total, all.Sum(component => component.In(ledger)));
        Assert.All(all, component => Assert.Contains(SettingsCatalog.All, setting => setting.Key == component.Setting));
    }

    [Theory]
    [InlineData("1", 0)]
    [InlineData("3", 2)]
    public void The_weight_of_variance_is_said_beside_the_risk_aversion_it_comes_from(string aversion, double weight)
    {
        RewardComponent variance = RewardComponent.All(SettingsTree.Default.With([$"learning.risk_aversion={aversion}"]), Bucket.Short).First(c => c.Name == "Variance");
        Assert.Equal(weight, variance.Weight);
        Assert.Contains("weighs κ − 1", variance.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void What_depends_on_the_path_acts_under_sampled_actions_alone()
    {
        IReadOnlyList<RewardComponent> all = RewardComponent.All(SettingsTree.Default.With(["reward.win_bonus=1"]), Bucket.Short);
        RewardComponent win = all.First(component => component.Name == "Win"), profit = all.First(component => component.Name == "Profit");
        Assert.Equal(("not under ActorCritic", "acts", "acts"),
            (win.StandsUnder(ModelType.ActorCritic), win.StandsUnder(ModelType.PPO), profit.StandsUnder(ModelType.ActorCritic)));
        Assert.Equal("off", RewardComponent.All(SettingsTree.Default, Bucket.Short).First(c => c.Name == "Win").StandsUnder(ModelType.PPO));
    }
}
