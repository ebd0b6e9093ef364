using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Costs;

namespace BtcAi.Tests.Simulation.Frictions;

/// <summary>Deposits and withdrawals that the owner orders for a moment.</summary>
public sealed class OrderedFlowTests
{
    private const long HalfDay = TestMarket.Day / 2;

    private static TradingRules Ordered(params ScheduledFlow[] flows) => Scenario.Free with
    {
        CashFlows = CashFlowRules.None with { WithdrawalFee = 0.01, DepositFee = 0.01, Schedule = flows },
    };

    /// <summary>When a row's candle opens.</summary>
    private static long Open(int row) => TestMarket.Start + row * HalfDay;

    [Fact]
    public void A_deposit_arrives_at_the_close_of_the_first_candle_from_its_moment_on_less_its_fee()
    {
        foreach ((long moment, int row) in new[] { (Open(2), 2), (Open(2) + 1, 3), (Open(1) + 1, 2) })
        {
            var scenario = new Scenario(Scenario.Flat(HalfDay, 6), Ordered(new ScheduledFlow(moment, 500))).Repeat(0, 5);
            CashFlow flow = Assert.Single(scenario.Journal.CashFlows);
            Assert.Equal((row, CashFlowKind.Deposit), (flow.Candle, flow.Kind));
            Assert.Equal((495.0, 5.0, 500.0), (flow.Amount, flow.Fee, flow.Owner));
            Assert.Equal(1495, scenario.Journal.Closes[^1].Equity, 9);
            Assert.Equal(1000, scenario.Journal.Closes[^1].Index, 9);
        }
    }

    [Fact]
    public void A_withdrawal_is_paid_from_cash_at_once_or_by_selling_at_the_next_open()
    {
        CandleSeries candles = Scenario.Flat(HalfDay, 6);
        TradingRules rules = Ordered(new ScheduledFlow(Open(2), -300));
        CashFlow cash = Assert.Single(new Scenario(candles, rules).Repeat(0, 5).Journal.CashFlows);
        Assert.Equal((2, CashFlowKind.Ordered, -300.0, 3.0, 0.0), (cash.Candle, cash.Kind, cash.Amount, cash.Fee, cash.Shortfall));

        LaneJournal sold = new Scenario(candles, rules).Repeat(1, 5).Journal;
        Assert.Equal((3, FillReason.Withdrawal), (sold.Fills[1].Candle, sold.Fills[1].Reason));
        Assert.Equal((3, -300.0), (sold.CashFlows[0].Candle, sold.CashFlows[0].Amount));
    }

    [Fact]
    public void More_than_there_is_is_paid_as_far_as_it_goes_and_the_rest_is_a_shortfall()
    {
        LaneJournal journal = new Scenario(Scenario.Flat(HalfDay, 8), Ordered(new ScheduledFlow(Open(1), -1500))).Repeat(0, 7).Journal;
        Assert.Equal(1500, journal.CashFlows.Sum(flow => flow.Shortfall - flow.Amount), 9);
        Assert.Equal(502, journal.CashFlows.Sum(flow => flow.Shortfall), 9); // twice the equity of a ruin stays
    }

    [Fact]
    public void One_more_withdrawal_than_can_wait_is_a_shortfall_as_a_whole()
    {
        ScheduledFlow[] seven = [.. Enumerable.Repeat(new ScheduledFlow(Open(1), -10), 7)];
        LaneJournal journal = new Scenario(Scenario.Flat(HalfDay, 6), Ordered(seven)).Repeat(0, 5).Journal;
        Assert.Equal((6, 1), (journal.CashFlows.Count(flow => flow.Amount == -10), journal.CashFlows.Count(flow => flow.Shortfall == 10)));
    }

    [Fact]
    public void What_the_last_close_leaves_unpaid_is_a_shortfall()
    {
        LaneJournal journal = new Scenario(Scenario.Flat(HalfDay, 4), Ordered(new ScheduledFlow(Open(3), -300))).Repeat(1, 3).Journal;
        CashFlow open = Assert.Single(journal.CashFlows);
        Assert.Equal((3, 0.0, 300.0), (open.Candle, open.Amount, open.Shortfall));
    }

    [Fact]
    public void An_order_outside_the_candles_changes_nothing()
    {
        CandleSeries candles = TestMarket.Random(3, 50, intervalMs: HalfDay);
        LaneJournal with = new Scenario(candles, Ordered(new ScheduledFlow(Open(0), -300), new ScheduledFlow(Open(50), 500))).Repeat(1, 49).Journal;
        LaneJournal without = new Scenario(candles, Ordered()).Repeat(1, 49).Journal;
        Assert.Equal(without.Closes, with.Closes);
        Assert.Empty(with.CashFlows);
    }

    [Fact]
    public void Orders_leave_the_draws_of_chance_alone()
    {
        CashFlowRules draws = new() { StandardChance = 1, DepositChance = 1, WithdrawalFrom = 0.01, WithdrawalTo = 0.01, DepositFrom = 0.1, DepositTo = 0.1 };
        CandleSeries candles = Scenario.Flat(HalfDay, 20);
        int Drawn(params ScheduledFlow[] flows) => new Scenario(candles, Scenario.Free with { CashFlows = draws with { Schedule = flows } })
            .Repeat(0, 19).Journal.CashFlows.Count(flow => flow.Kind != CashFlowKind.Ordered);
        Assert.Equal(Drawn(), Drawn(new ScheduledFlow(Open(4), -50)));
    }
}
