using BtcAi.Learning.Counterfactual;

namespace BtcAi.Tests.Learning.Counterfactual;

public sealed class OwnStatesTests
{
    private static readonly float[] Levels = [0, 0.5f, 1];

    [Fact]
    public void Without_a_minimum_hold_the_state_is_the_level_alone()
    {
        var own = new OwnStates(Levels, minimumHoldDecisions: 1);
        Assert.Equal(3, own.Count);
        Assert.Equal((2, 2, 1f), own.Next(0, 2));
        Assert.Equal(1, own.Of(0.5f, 7));
    }

    [Fact]
    public void A_changed_level_is_young_and_a_kept_one_grows_old_after_the_mean_number_of_decisions()
    {
        var own = new OwnStates(Levels, minimumHoldDecisions: 5);
        Assert.Equal(6, own.Count);
        Assert.Equal((5, 5, 1f), own.Next(0, 2));
        Assert.Equal((2, 5, 0.25f), own.Next(5, 2));
        Assert.Equal((2, 2, 1f), own.Next(2, 2));
        Assert.True(own.IsYoung(5));
        Assert.False(own.IsYoung(2));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 5)]
    [InlineData(4, 5)]
    [InlineData(5, 2)]
    public void The_state_follows_from_target_and_age(int age, int state) =>
        Assert.Equal(state, new OwnStates(Levels, minimumHoldDecisions: 5).Of(0.9f, age));
}
