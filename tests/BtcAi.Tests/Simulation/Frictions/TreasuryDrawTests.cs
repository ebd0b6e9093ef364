using BtcAi.Foundation;
using BtcAi.Simulation.CashFlows;

namespace BtcAi.Tests.Simulation.Frictions;

public sealed class TreasuryDrawTests
{
    private static List<(CashFlowKind Kind, double Amount, int Days, int Day)> Draw(
        CashFlowRules rules, int days, ulong seed, out List<double> deposits)
    {
        var treasury = new Treasury(rules, TestMarket.Day, 1);
        var rng = new Rng(seed);
        List<(CashFlowKind, double, int, int)> drawn = [];
        deposits = [];
        for (int day = 1; day <= days; day++)
        {
            var state = new CashFlowState();
            double deposit = treasury.Draw(ref state, day, day, 1000, rng);
            if (deposit > 0) deposits.Add(deposit);
            for (int w = 0; w < state.Count; w++)
                drawn.Add((state.Pending[w].Kind, state.Pending[w].Amount, state.Pending[w].Due - state.Pending[w].Asked, day));
            Assert.Equal(0, treasury.Draw(ref state, day, day, 1000, rng)); // a day is drawn for once
        }
        return drawn;
    }

    [Fact]
    public void A_chance_of_0_draws_nothing_and_one_of_1_something_every_day()
    {
        Assert.Empty(Draw(CashFlowRules.None, 1000, 1, out List<double> deposits));
        Assert.Empty(deposits);
        var always = new CashFlowRules { StandardChance = 1, TimedChance = 1, EmergencyChance = 1, DepositChance = 1 };
        Assert.Equal(3000, Draw(always, 1000, 1, out deposits).Count);
        Assert.Equal(1000, deposits.Count);
    }

    [Fact]
    public void Chances_are_those_of_at_least_one_in_30_days()
    {
        int[] asked = [.. Draw(new CashFlowRules { StandardChance = 0.3 }, 90_000, 2, out _)
            .Where(d => d.Kind == CashFlowKind.Standard).Select(d => d.Day)];
        double share = asked.Select(day => (day - 1) / 30).Distinct().Count() / 3000.0;
        // Four standard errors of 3000 tosses with 0.3.
        Assert.InRange(share, 0.3 - 4 * 0.0084, 0.3 + 4 * 0.0084);
    }

    [Fact]
    public void Sizes_and_deadlines_stay_within_their_bounds_and_fill_them()
    {
        var rules = new CashFlowRules
        {
            StandardChance = 1,
            TimedChance = 1,
            EmergencyChance = 1,
            DepositChance = 1,
            WithdrawalFrom = 0.1,
            WithdrawalTo = 0.2,
            DepositFrom = 0.3,
            DepositTo = 0.4,
        };
        var drawn = Draw(rules, 3000, 3, out List<double> deposits);
        Assert.All(drawn, d => Assert.InRange(d.Amount, 100, 200));
        Assert.InRange(drawn.Max(d => d.Amount), 199, 200);
        Assert.All(deposits, d => Assert.InRange(d, 300, 400));
        Assert.InRange(deposits.Min(), 300, 301);
        int[] timed = [.. drawn.Where(d => d.Kind == CashFlowKind.Timed).Select(d => d.Days).Distinct().Order()];
        Assert.Equal(Enumerable.Range(7, 22), timed);
        Assert.All(drawn.Where(d => d.Kind == CashFlowKind.Standard), d => Assert.Equal(30, d.Days));
        Assert.All(drawn.Where(d => d.Kind == CashFlowKind.Emergency), d => Assert.Equal(0, d.Days));
    }

    [Fact]
    public void The_same_seed_draws_the_same()
    {
        var rules = new CashFlowRules();
        Assert.Equal(Draw(rules, 500, 4, out List<double> one), Draw(rules, 500, 4, out List<double> other));
        Assert.Equal(one, other);
        Assert.NotEqual(Draw(rules, 500, 4, out _), Draw(rules, 500, 5, out _));
    }
}
