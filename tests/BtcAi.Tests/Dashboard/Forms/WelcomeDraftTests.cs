using BtcAi.Dashboard.Forms;
using BtcAi.Experiments.Settings;
using BtcAi.Simulation;

namespace BtcAi.Tests.Dashboard.Forms;

public sealed class WelcomeDraftTests
{
    private readonly WelcomeDraft _draft = new(SettingsTree.Default);

    [Fact]
    public void Steps_follow_each_other_to_the_summary_and_back()
    {
        Assert.True(_draft.IsFirst);
        _draft.Back();
        var seen = new List<WelcomeStep> { _draft.Step };
        for (int step = 0; step < 10; step++)
        {
            _draft.Next();
            if (seen[^1] != _draft.Step) seen.Add(_draft.Step);
        }
        Assert.Equal(Enum.GetValues<WelcomeStep>(), seen);
        Assert.True(_draft.IsLast);
        _draft.Back();
        Assert.Equal(WelcomeStep.Risk, _draft.Step);
    }

    [Fact]
    public void Without_a_bucket_one_does_not_get_on()
    {
        while (_draft.Step != WelcomeStep.Buckets) _draft.Next();
        _draft.Train.Buckets.Clear();
        Assert.Equal("Choose at least one bucket.", _draft.Wrong);
        _draft.Next();
        Assert.Equal(WelcomeStep.Buckets, _draft.Step);
    }

    [Fact]
    public void Only_the_goals_of_the_chosen_buckets_are_asked_for()
    {
        _draft.Train.Buckets.Clear();
        _draft.Train.Buckets.Add(Bucket.Short);
        Assert.Equal(["goals.yearly_target_min", "goals.yearly_target_max"], _draft.GoalSettings.Select(setting => setting.Key));
    }

    [Fact]
    public void An_appetite_is_its_settings_and_another_one_takes_their_place()
    {
        _draft.Take(RiskChoice.All[0]);
        Assert.Equal(["learning.risk_aversion=3", "risk.max_drawdown=0.1", "risk.volatility_target=0.2"], _draft.Assignments);
        _draft.Take(RiskChoice.All[1]);
        Assert.Empty(_draft.Assignments);
        Assert.DoesNotContain("--set", _draft.Arguments);
    }

    [Fact]
    public void Every_appetite_is_made_of_settings_that_are_allowed() =>
        Assert.All(RiskChoice.All, choice => SettingsTree.Default.With(choice.Assignments));
}
