using BtcAi.Simulation;
using BtcAi.Simulation.Goals;

namespace BtcAi.Tests.Simulation.Goals;

public sealed class RiskAppetiteTests
{
    [Theory]
    [InlineData(Bucket.Scalping, 0.15, 1)]
    [InlineData(Bucket.Scalping, 0.075, 2)]
    [InlineData(Bucket.Scalping, 0, 3)]
    [InlineData(Bucket.Short, 1, 1)]
    [InlineData(Bucket.Short, 0.25, 2.5)]
    [InlineData(Bucket.Medium, 0.125, 2)]
    [InlineData(Bucket.Long, 0.125, 2.5)]
    [InlineData(Bucket.Long, 5, 1)]
    public void Aversion_falls_in_a_line_from_3_at_no_goal_to_1_at_the_default(
        Bucket bucket, double min, double expected) =>
        Assert.Equal(expected, RiskAppetite.AversionOf(new Goal(bucket, min, 10)), 12);
}
