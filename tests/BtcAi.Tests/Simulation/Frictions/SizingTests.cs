using BtcAi.Simulation.Sizing;

namespace BtcAi.Tests.Simulation.Frictions;

public sealed class SizingTests
{
    private const long Hour = 60 * TestMarket.Minute;

    private static double Share(SizingStrategy strategy, SizingState state, double volatility = double.NaN) =>
        new PositionSizing(new SizingRules { Strategy = strategy }, Hour).Share(state, volatility);

    [Theory]
    [InlineData(SizingStrategy.ConfidenceAdjusted)]
    [InlineData(SizingStrategy.UncertaintyAdjusted)]
    [InlineData(SizingStrategy.FullProbabilistic)]
    [InlineData(SizingStrategy.FractionalKelly)]
    public void Without_evidence_sizes_are_fixed(SizingStrategy strategy)
    {
        var sizing = new PositionSizing(new SizingRules { Strategy = strategy }, Hour);
        var state = new SizingState { Matured = 29, Right = 0, Sum = -1, Squares = 1 };
        Assert.True(sizing.LacksEvidence(state));
        Assert.Equal(1, sizing.Share(state, 0.5));
        Assert.False(sizing.LacksEvidence(state with { Matured = 30 }));
    }

    [Fact]
    public void Confidence_goes_from_nothing_at_40_to_all_at_60_percent_right()
    {
        // As if 30 coin tosses had been seen before: (right + 15) / (matured + 30).
        Assert.Equal(0.5, Share(SizingStrategy.ConfidenceAdjusted, new() { Matured = 70, Right = 35 }), 9);
        Assert.Equal(0.75, Share(SizingStrategy.ConfidenceAdjusted, new() { Matured = 70, Right = 40 }), 9);
        Assert.Equal(1, Share(SizingStrategy.ConfidenceAdjusted, new() { Matured = 70, Right = 46 }), 9);
        Assert.Equal(0, Share(SizingStrategy.ConfidenceAdjusted, new() { Matured = 70, Right = 24 }), 9);
    }

    [Fact]
    public void Uncertainty_takes_off_the_width_of_the_interval_over_the_largest()
    {
        // 1.6449·√(0.25/70) = 0.0983 of 0.3.
        var state = new SizingState { Matured = 70, Right = 35 };
        Assert.Equal(1 - 1.644854 * Math.Sqrt(0.25 / 70) / 0.3, Share(SizingStrategy.UncertaintyAdjusted, state), 9);
        Assert.Equal(0.5 * (1 - 1.644854 * Math.Sqrt(0.25 / 70) / 0.3), Share(SizingStrategy.FullProbabilistic, state), 9);
    }

    [Fact]
    public void Kelly_is_half_the_mean_shrunk_by_the_evidence_over_the_variance()
    {
        // 60 outcomes of mean 0.001 and mean square 0.0005: the mean counts 60 of 90.
        var state = new SizingState { Matured = 60, Right = 33, Sum = 0.06, Squares = 0.03 };
        Assert.Equal(0.5 * 0.06 / 90 / (0.0005 - 1e-6), Share(SizingStrategy.FractionalKelly, state), 9);
        Assert.Equal(0, Share(SizingStrategy.FractionalKelly, state with { Sum = -0.06 }));
        Assert.Equal(1, Share(SizingStrategy.FractionalKelly, state with { Sum = 0.6 }));
    }

    [Fact]
    public void A_volatility_target_needs_no_evidence_and_never_adds()
    {
        double perHour = 0.4 / Math.Sqrt(365 * 24);
        Assert.Equal(0.5, Share(SizingStrategy.VolatilityTargeted, default, 2 * perHour), 9);
        Assert.Equal(1, Share(SizingStrategy.VolatilityTargeted, default, perHour / 2));
        Assert.Equal(1, Share(SizingStrategy.VolatilityTargeted, default, double.NaN));
        Assert.Equal(1, Share(SizingStrategy.Fixed, default, 2 * perHour));
    }

    [Fact]
    public void A_decision_counts_when_the_next_one_is_made_and_cash_does_not_count()
    {
        var state = new SizingState();
        state.Mature(100, 1);
        Assert.Equal(0, state.Matured);
        state.Mature(110, -1);
        Assert.Equal((1, 1), (state.Matured, state.Right));
        state.Mature(121, 0);
        Assert.Equal((2, 1), (state.Matured, state.Right));
        state.Mature(50, 1);
        Assert.Equal(2, state.Matured);
        Assert.Equal(0, state.Sum, 9);
        Assert.Equal(0.02, state.Squares, 9);
    }

    [Fact]
    public void The_environment_sizes_by_what_has_matured_and_says_whether_there_is_evidence()
    {
        // Every decision for long is wrong, and 2 are evidence: (0 + 1) / (2 + 2) right is 25 %: nothing is taken.
        var rules = Scenario.Free with { Sizing = new() { Evidence = 2 } };
        var scenario = new Scenario(Scenario.Closes(Hour, 100, 99, 98, 97, 96, 95), rules).Act(1, 1);
        Assert.False(scenario.Journal.SizingHasEvidence);
        Assert.Equal(1f, scenario.Batch.Exposures[0]);
        scenario.Act(1);
        Assert.True(scenario.Journal.SizingHasEvidence);
        Assert.Equal((0f, 1f), (scenario.Batch.Exposures[0], scenario.Batch.Targets[0]));
        Assert.Equal([1, 3], scenario.Journal.Fills.Select(f => f.Candle));
    }
}
