using BtcAi.Learning.Agents;
using BtcAi.Learning.Gates;
using BtcAi.Simulation.KnownMarkets;

namespace BtcAi.Tests.Learning.Gates;

/// <summary>
/// Quick forms of the gates with fixed seeds, on fewer updates than <c>btcai prove</c> allows. The bounds lie a little
/// below what was measured, above what a learner that misses the point can reach.
/// </summary>
public sealed class GateTests
{
    [Fact]
    public void G1_mean_reversion_is_learned() => Assert.InRange(Train(new MeanReversionMarket(), updates: 40).Share, 0.95, 1.001);

    [Fact]
    public void G2_a_weak_factor_is_learned() => Assert.InRange(Train(FactorMarket.Strong, updates: 60).Share, 0.85, 1.001);

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    public void G5_nothing_is_traded_on_noise(int noiseFeatures) =>
        Assert.InRange(Train(new MartingaleMarket(), updates: 40, noiseFeatures: noiseFeatures).Score.Turnover, 0, 1e-4);

    [Theory]
    [InlineData(3)]
    [InlineData(1.4)]
    public void G6_hours_are_traded_when_they_pay_for_the_round_trip_and_left_alone_when_not(double timesCost) =>
        Assert.InRange(Train(new IntradayDriftMarket(timesCost * 0.001 / 24, 0.001, 0.0005), updates: 120).Agreement, 0.95, 1);

    [Fact]
    public void G9_turnover_falls_as_costs_rise_and_free_changes_follow_the_sign()
    {
        KnownMarketOutcome[] outcomes =
            [.. new[] { 0, 0.001, 0.004 }.Select(cost => Train(new MeanReversionMarket(cost), updates: 40))];
        Assert.InRange(outcomes[0].Agreement, 0.95, 1);
        Assert.True(outcomes[0].Score.Turnover > 2 * outcomes[1].Score.Turnover);
        Assert.True(outcomes[1].Score.Turnover > outcomes[2].Score.Turnover);
    }

    [Fact]
    public void G13_advantages_are_exact()
    {
        GateResult result = new AdvantageGate().Run(new GatePlan([1, 2], Beside: false, Threads: 1, CancellationToken.None));
        Assert.True(result.Passed, result.Measured);
    }

    [Fact]
    public void G14_the_trainers_profit_is_the_environments()
    {
        GateResult result = new ProfitGate().Run(new GatePlan([1, 2], Beside: false, Threads: 1, CancellationToken.None));
        Assert.True(result.Passed, result.Measured);
    }

    [Fact]
    public void Plain_PPO_learns_mean_reversion_too()
    {
        KnownMarketOutcome outcome = new KnownMarketTraining(new MeanReversionMarket(), seed: 1).Run(ModelType.PPO, 60);
        Assert.InRange(outcome.Share, 0.9, 1.001);
    }

    private static KnownMarketOutcome Train(IKnownMarket market, int updates, int noiseFeatures = 8) =>
        new KnownMarketTraining(market, seed: 1, noiseFeatures).Run(ModelType.ActorCritic, updates);
}
