using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Costs;

namespace BtcAi.Tests.Simulation.Frictions;

/// <summary>Deposits and withdrawals worked out by hand: chances of 1 ask on the first close of every UTC day.</summary>
public sealed class CashFlowScenarioTests
{
    private const long HalfDay = TestMarket.Day / 2;

    private static readonly CashFlowRules Nothing = CashFlowRules.None with { WithdrawalFee = 0, DepositFee = 0 };

    private static TradingRules With(CashFlowRules flows) => Scenario.Free with { CashFlows = flows };

    [Fact]
    public void An_emergency_is_paid_from_cash_at_once()
    {
        CashFlowRules flows = Nothing with { EmergencyChance = 1, WithdrawalFrom = 0.3, WithdrawalTo = 0.3, WithdrawalFee = 0.01 };
        var scenario = new Scenario(Scenario.Flat(HalfDay, 4), With(flows)).Act(0.5f, 0.5f);
        CashFlow paid = Assert.Single(scenario.Journal.CashFlows);
        // 300 leave the account at the first close of the second day; 3 of them go to the bank.
        Assert.Equal((2, CashFlowKind.Emergency, 0.0), (paid.Candle, paid.Kind, paid.Shortfall));
        Assert.Equal(-300, paid.Amount, 9);
        Assert.Equal(3, paid.Fee, 9);
        Assert.Equal(-297, paid.Owner, 9);
        Assert.Equal(700, scenario.Batch.Equity[0], 9);
    }

    [Fact]
    public void An_emergency_without_cash_forces_a_sale_at_the_next_open_that_just_suffices()
    {
        CashFlowRules flows = Nothing with { EmergencyChance = 1, WithdrawalFrom = 0.3, WithdrawalTo = 0.3 };
        TradingRules rules = With(flows) with { Fee = 0.01, Slippage = 0.01 };
        var scenario = new Scenario(Scenario.Flat(HalfDay, 5), rules).Repeat(1, 3);
        JournalClose asked = scenario.Journal.Closes[1];
        Fill sale = scenario.Journal.Fills.Single(f => f.Reason == FillReason.Withdrawal);
        double amount = 0.3 * asked.Equity;
        Assert.Equal(3, sale.Candle);
        Assert.Equal(amount, -sale.Units * 99 * 0.99, 1e-6);
        Assert.Contains("cash for a withdrawal", sale.Sentence);
        CashFlow paid = Assert.Single(scenario.Journal.CashFlows);
        Assert.Equal((3, 0.0), (paid.Candle, paid.Shortfall));
        Assert.Equal(-amount, paid.Amount, 1e-6);
    }

    [Fact]
    public void An_emergency_of_a_short_account_buys_back_just_enough()
    {
        CashFlowRules flows = Nothing with { EmergencyChance = 1, WithdrawalFrom = 0.3, WithdrawalTo = 0.3 };
        TradingRules rules = With(flows) with { Fee = 0.01, Slippage = 0.01, MinimumExposure = -1 };
        var scenario = new Scenario(Scenario.Flat(HalfDay, 5), rules).Repeat(-1, 3);
        Fill bought = scenario.Journal.Fills.Single(f => f.Reason == FillReason.Withdrawal);
        double amount = 0.3 * scenario.Journal.Closes[1].Equity;
        // Each coin bought back at 101 and 1 % sets 100 free and costs 2.01.
        Assert.Equal(amount, bought.Units * (100 - 1 - 1.01), 1e-6);
        Assert.Equal(-amount, Assert.Single(scenario.Journal.CashFlows).Amount, 1e-6);
    }

    [Fact]
    public void Timed_withdrawals_are_met_exactly_on_their_day_without_a_forced_sale()
    {
        const int count = 120;
        double[] close = [.. Enumerable.Range(0, count).Select(i => 100 * Math.Pow(1.001, i))];
        CandleSeries candles = TestMarket.OfCloses(HalfDay, close);
        CashFlowRules flows = Nothing with { TimedChance = 1, WithdrawalFrom = 0.05, WithdrawalTo = 0.05 };
        LaneJournal journal = new Scenario(candles, With(flows)).Repeat(1, count - 1).Journal;
        Assert.True(journal.CashFlows.Count > 5);
        Assert.DoesNotContain(journal.Fills, f => f.Reason == FillReason.Withdrawal);
        Dictionary<int, double> before = journal.Closes.ToDictionary(
            c => c.Candle, c => c.Equity - journal.CashFlows.Where(f => f.Candle == c.Candle).Sum(f => f.Amount));
        foreach (CashFlow flow in journal.CashFlows)
        {
            Assert.Equal((CashFlowKind.Timed, 0.0), (flow.Kind, flow.Shortfall));
            // The amount tells the close at which it was asked for: a whole number of days, from 7 to 28, before.
            int[] asked = [.. before.Where(b => Math.Abs(0.05 * b.Value + flow.Amount) < 1e-6 * b.Value).Select(b => b.Key)];
            Assert.Contains(asked, row => (flow.Candle - row) % 2 == 0 && (flow.Candle - row) / 2 is >= 7 and <= 28);
        }
    }

    [Fact]
    public void Before_its_day_a_timed_withdrawal_frees_its_cash_over_24_decisions_and_is_not_paid()
    {
        var treasury = new Treasury(Nothing, TestMarket.Day, 1);
        var state = new CashFlowState();
        Assert.True(treasury.Ask(ref state, CashFlowKind.Timed, 100, row: 0, days: 28));
        Assert.Equal(28, state.Pending[0].Due);
        Assert.Equal(0, Treasury.Payable(state.Pending[0], free: 1000, earmarked: 0, row: 27));
        Assert.Equal(100, Treasury.Payable(state.Pending[0], free: 1000, earmarked: 0, row: 28));
        Assert.Equal(60, Treasury.Payable(state.Pending[0], free: 60, earmarked: 50, row: 28));
        double[] pressure = [.. Enumerable.Range(0, 29).Select(row => treasury.Pressure(state, 1000, row))];
        Assert.Equal(0, pressure[3]);
        Assert.Equal(pressure[27] / 2, pressure[15], 9);
        // All of it, with a little to spare for a last move of the price.
        Assert.InRange(pressure[27], 0.1, 0.105);
        Assert.Equal(pressure.Order(), pressure);
    }

    [Fact]
    public void A_standard_withdrawal_waits_until_cash_is_free()
    {
        CashFlowRules flows = Nothing with { StandardChance = 1, WithdrawalFrom = 0.3, WithdrawalTo = 0.3 };
        LaneJournal journal = new Scenario(Scenario.Flat(TestMarket.Day, 8), With(flows)).Act(1, 1, 1, 0).Journal;
        CashFlow[] paid = [.. journal.CashFlows];
        Assert.All(paid, flow => Assert.Equal((4, CashFlowKind.Standard, 0.0), (flow.Candle, flow.Kind, flow.Shortfall)));
        Assert.Equal(-300, paid[0].Amount, 9);
    }

    [Fact]
    public void After_30_days_a_standard_withdrawal_reports_what_could_not_be_paid()
    {
        CandleSeries flat = Scenario.Flat(TestMarket.Day, 40);
        double[] volume = new double[40];
        volume[1] = 1e6; // bought, and then nobody buys it back
        CandleSeries candles = new("dry", TestMarket.Day, flat.OpenTimeMs, flat.Open, flat.High, flat.Low, flat.Close, volume);
        CashFlowRules flows = Nothing with { StandardChance = 1, WithdrawalFrom = 0.3, WithdrawalTo = 0.3 };
        TradingRules rules = With(flows) with { Market = MarketFrictions.None with { Participation = 0.05 } };
        CashFlow unpaid = new Scenario(candles, rules).Repeat(1, 31).Journal.CashFlows[0];
        Assert.Equal((31, CashFlowKind.Standard, 0.0), (unpaid.Candle, unpaid.Kind, unpaid.Amount));
        Assert.Equal(300, unpaid.Shortfall, 6);
    }

    [Fact]
    public void Cash_that_a_timed_withdrawal_is_about_to_need_is_not_paid_on_a_standard_one()
    {
        var treasury = new Treasury(Nothing, TestMarket.Day, 1);
        var state = new CashFlowState();
        treasury.Ask(ref state, CashFlowKind.Standard, 500, row: 0, days: 30);
        treasury.Ask(ref state, CashFlowKind.Timed, 100, row: 0, days: 7);
        Assert.Equal(100, treasury.Promised(state, row: 6), 9);
        Assert.Equal(50, Treasury.Payable(state.Pending[0], free: 150, treasury.Promised(state, row: 6), row: 6), 9);
    }

    [Fact]
    public void More_withdrawals_than_fit_are_refused_and_so_is_nothing()
    {
        var treasury = new Treasury(Nothing, TestMarket.Day, 1);
        var state = new CashFlowState();
        for (int w = 0; w < PendingWithdrawal.List.Most; w++)
            Assert.True(treasury.Ask(ref state, CashFlowKind.Standard, 1, 0, 30));
        Assert.False(treasury.Ask(ref state, CashFlowKind.Standard, 1, 0, 30));
        Assert.False(treasury.Ask(ref state, CashFlowKind.Standard, 0, 0, 30));
    }

    [Fact]
    public void A_deposit_in_a_drawdown_leaves_the_time_weighted_return_unchanged()
    {
        // Down a tenth, then 500 for every 1000 come in, then up by a tenth of that.
        CandleSeries candles = TestMarket.OfCloses(TestMarket.Day, 100, 90, 99, 99);
        candles = TestMarket.Of(TestMarket.Day, [100, 100, 90, 99], candles.Close);
        CashFlowRules flows = Nothing with { DepositChance = 1, DepositFrom = 0.5, DepositTo = 0.5, DepositFee = 0.02 };
        LaneJournal journal = new Scenario(candles, With(flows)).Act(1, 1).Journal;
        CashFlow[] deposits = [.. journal.CashFlows];
        Assert.Equal([(1, 441.0, 9.0, 450.0)], deposits[..1].Select(
            d => (d.Candle, Math.Round(d.Amount, 9), Math.Round(d.Fee, 9), Math.Round(d.Owner, 9))));
        Assert.Equal(900, journal.Closes[0].Index, 9);
        Assert.Equal(1341, journal.Closes[0].Equity, 9);
        Assert.Equal(990, journal.Closes[1].Index, 9);
        Assert.Equal(1341 * 1.1 * 1.49, journal.Closes[1].Equity, 6);
    }

    [Fact]
    public void Part_of_realised_profit_is_kept_as_cash_until_it_is_paid_out()
    {
        CandleSeries candles = TestMarket.Of(TestMarket.Minute, [100, 100, 120, 120, 120], [100, 120, 120, 120, 120]);
        LaneJournal journal = new Scenario(candles, With(Nothing with { ProfitReserve = 0.5 })).Act(1, 0, 1).Journal;
        // 200 of profit: 100 of 1200 stay in cash.
        Assert.Equal([1f, 1 - 100 / 1200f, 1 - 100 / 1200f], journal.Closes.Select(c => c.Cap));
        Assert.Equal(1 - 100 / 1200.0, journal.Closes[^1].Exposure, 1e-6);
        Assert.StartsWith("Cash was kept for withdrawals and reserves", Assert.Single(journal.Interventions).Sentence);
        var state = new CashFlowState { Realised = 200, Withdrawn = 70 };
        Assert.Equal(30, new Treasury(Nothing with { ProfitReserve = 0.5 }, TestMarket.Day, 1).Reserve(state));
    }

    [Fact]
    public void Earmarks_by_date_by_emergency_and_by_condition_lower_the_cap()
    {
        CandleSeries flat = Scenario.Flat(TestMarket.Day, 6);
        LaneJournal dated = new Scenario(flat, With(Nothing with { EarmarkAmount = 200, EarmarkDays = 2 })).Repeat(1, 4).Journal;
        // From the first decision on, until two days are over.
        Assert.Equal([0.8f, 1f, 1f, 1f], dated.Closes.Select(c => c.Cap));
        Assert.Equal([0.8f, 0.8f, 1f, 1f], dated.Closes.Select(c => c.Exposure));
        LaneJournal always = new Scenario(flat, With(Nothing with { EmergencyReserve = 0.1 })).Repeat(1, 4).Journal;
        Assert.All(always.Closes, c => Assert.Equal((0.9f, 0.9f), (c.Cap, c.Exposure)));
        CandleSeries falling = TestMarket.Of(TestMarket.Minute, [100, 100, 91, 89, 89], [100, 91, 89, 89, 89]);
        CashFlowRules below = Nothing with { EarmarkShare = 0.4, EarmarkBelow = 0.1 };
        LaneJournal conditional = new Scenario(falling, With(below)).Repeat(1, 4).Journal;
        Assert.Equal([1f, 0.6f, 0.6f, 0.6f], conditional.Closes.Select(c => c.Cap));
        Assert.Equal(0.6f, conditional.Closes[2].Exposure, 1e-6f);
    }
}
