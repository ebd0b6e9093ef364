using BtcAi.Simulation.Conditions;
using BtcAi.Simulation.Risk;
using CsCheck;

namespace BtcAi.Tests.Simulation.Frictions;

public sealed class RiskGuardTests
{
    private const long Hour = 60 * TestMarket.Minute;

    private static CandleConditions Close(int row, float volatility = float.NaN, float valueAtRisk = float.NaN) => new()
    {
        Open = 100,
        High = 100,
        Low = 100,
        Close = 100,
        Volume = 1,
        Volatility = volatility,
        TrueRange = 0,
        ValueAtRisk = valueAtRisk,
        Day = row / 24,
        FundingsDue = 0,
        Unreliable = false,
    };

    [Fact]
    public void Asking_twice_gives_the_same_answer_and_leaves_the_same_memory_and_the_cap_is_a_share() =>
        Gen.Select(Gen.Double[-0.03, 0.03].Array[1, 150], Gen.Float[0, 0.05f], Gen.Float[0, 0.2f]).Sample((moves, volatility, risk) =>
        {
            var guard = new RiskGuard(new RiskRules { DrawdownPauseDays = 0.5 }, Hour);
            RiskState state = RiskState.Start(1000, 0);
            double equity = 1000;
            for (int row = 1; row <= moves.Length; row++)
            {
                equity *= 1 + moves[row - 1];
                double cap = guard.Cap(ref state, Close(row, volatility, risk), equity, row, out RiskLimit limit);
                RiskState once = state;
                double again = guard.Cap(ref state, Close(row, volatility, risk), equity, row, out RiskLimit limitAgain);
                Assert.Equal((cap, limit, once), (again, limitAgain, state));
                Assert.InRange(cap, 0, 1);
                Assert.Equal(cap < 1, limit != RiskLimit.None);
            }
        }, iter: 3000);

    [Fact]
    public void A_deeper_drawdown_never_allows_more() =>
        Gen.Select(Gen.Double[0, 0.3], Gen.Double[0, 0.3], Gen.Float[0, 0.02f]).Sample((one, other, volatility) =>
        {
            var guard = new RiskGuard(new RiskRules(), Hour);
            double At(double drawdown)
            {
                RiskState state = RiskState.Start(1000, 0);
                return guard.Cap(ref state, Close(1, volatility), 1000 * (1 - drawdown), 1, out _);
            }
            Assert.True(At(Math.Max(one, other)) <= At(Math.Min(one, other)));
        }, iter: 5000);

    [Theory]
    [InlineData(1000, 1, RiskLimit.None)]
    [InlineData(951, 1, RiskLimit.None)]
    [InlineData(937.5, 0.75, RiskLimit.Drawdown)]
    [InlineData(925, 0.5, RiskLimit.Drawdown)]
    [InlineData(900, 0, RiskLimit.DrawdownPause)]
    public void The_throttle_closes_evenly_between_its_two_drawdowns(double equity, double cap, RiskLimit because)
    {
        var guard = new RiskGuard(Scenario.NoRisk with { DrawdownFrom = 0.05, DrawdownTo = 0.1 }, Hour);
        RiskState state = RiskState.Start(1000, 0);
        Assert.Equal(cap, guard.Cap(ref state, Close(1), equity, 1, out RiskLimit limit), 9);
        Assert.Equal(because, limit);
    }

    [Fact]
    public void The_smallest_of_all_caps_counts()
    {
        // 2 % an hour is 187 % a year: 0.4 allows 0.2137. A value at risk of 0.1 allows 0.5, the drawdown 0.5.
        var guard = new RiskGuard(new RiskRules { DailyLoss = 0 }, Hour);
        RiskState state = RiskState.Start(1000, 0);
        double cap = guard.Cap(ref state, Close(1, 0.02f, 0.1f), 925, 1, out RiskLimit limit);
        Assert.Equal(0.4 / Math.Sqrt(8760) / 0.02, cap, 1e-6);
        Assert.Equal(RiskLimit.Volatility, limit);
        Assert.Equal(0.25, guard.Cap(ref state, Close(1, 0.01f, 0.2f), 925, 1, out limit), 1e-6);
        Assert.Equal(RiskLimit.ValueAtRisk, limit);
    }

    [Fact]
    public void A_day_begins_with_the_equity_at_the_end_of_the_day_before()
    {
        var guard = new RiskGuard(Scenario.NoRisk with { DailyLoss = 0.03 }, Hour);
        RiskState state = RiskState.Start(1000, 0);
        Assert.Equal(1, guard.Cap(ref state, Close(23), 980, 23, out _));
        Assert.Equal(1, guard.Cap(ref state, Close(24), 951, 24, out _));
        Assert.Equal(0, guard.Cap(ref state, Close(25), 950, 25, out _));
        // A recovery on the same day changes nothing.
        Assert.Equal(0, guard.Cap(ref state, Close(26), 990, 26, out _));
        Assert.Equal(1, guard.Cap(ref state, Close(48), 990, 48, out _));
    }
}
