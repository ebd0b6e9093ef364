using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Risk;
using CsCheck;

namespace BtcAi.Tests.Simulation.Frictions;

/// <summary>What holds for any actions on any candles with all frictions on; each sequence of actions is short.</summary>
public sealed class FrictionPropertyTests
{
    private const long FundingMs = TestMarket.Day / 3;
    private const int Sequences = 13_000;

    private static bool Grows(in Fill fill) => Math.Sign(fill.Units) == Math.Sign(fill.UnitsAfter);

    private static double ExposureAfter(in Fill fill) =>
        Math.Abs(fill.UnitsAfter * fill.Mid / (fill.CashAfter + fill.UnitsAfter * fill.Mid));

    [Fact]
    public void Equity_is_cash_and_units_and_changes_by_profit_less_costs_and_by_cash_flows() =>
        RandomFrictions.Cases.Sample(given =>
        {
            LaneJournal journal = given.Run(out double reported);
            CandleSeries candles = given.Candles;
            double equity = given.Rules.InitialCapital, cash = equity, units = 0, price = candles.Close[0], allCosts = 0;
            foreach (JournalClose close in journal.Closes)
            {
                int row = close.Candle;
                long fundings = candles.OpenTimeMs[row] / FundingMs - candles.OpenTimeMs[row - 1] / FundingMs;
                double costs = fundings * given.Rules.Market!.FundingRate * Math.Max(0, -units) * candles.Open[row], profit = 0;
                cash -= costs;
                foreach (Fill fill in journal.Fills.Where(f => f.Candle == row))
                {
                    profit += units * (fill.Mid - price);
                    costs += fill.Cost;
                    double fee = fill.FeeRate * Math.Abs(fill.Units) * fill.Price;
                    Assert.Equal(fill.Cost, Math.Abs(fill.Units) * Math.Abs(fill.Price - fill.Mid) + fee, 1e-9 * equity);
                    cash -= fill.Units * fill.Price + fee;
                    units += fill.Units;
                    price = fill.Mid;
                    Assert.Equal(fill.CashAfter, cash, 1e-9 * equity);
                    Assert.Equal(fill.UnitsAfter * fill.Mid, units * fill.Mid, 1e-9 * equity);
                    (cash, units) = (fill.CashAfter, fill.UnitsAfter);
                }
                profit += units * (candles.Close[row] - price);
                price = candles.Close[row];
                double moved = journal.CashFlows.Where(f => f.Candle == row).Sum(f => f.Amount);
                cash += moved;
                Assert.Equal(equity + profit - costs + moved, close.Equity, 1e-9 * equity);
                Assert.Equal(cash + units * price, close.Equity, 1e-9 * equity);
                Assert.Equal((close.Equity - cash) / close.Equity, close.Exposure, 1e-5);
                equity = close.Equity;
                allCosts += costs;
            }
            Assert.Equal(allCosts, reported, 1e-9 * given.Rules.InitialCapital + 1e-9 * allCosts);
        }, iter: Sequences);

    [Fact]
    public void No_fill_is_outside_its_candle_and_none_is_better_than_the_price_it_meets() =>
        RandomFrictions.Cases.Sample(given =>
        {
            foreach (Fill fill in given.Run().Fills)
            {
                Candle candle = given.Candles[fill.Candle];
                Assert.InRange(fill.Mid, candle.Low, candle.High);
                Assert.True(Math.Sign(fill.Units) * (fill.Price - fill.Mid) >= -1e-9 * fill.Mid);
                Assert.True(fill.Cost >= 0);
            }
        }, iter: Sequences);

    [Fact]
    public void No_order_leaves_more_exposure_than_the_cap_in_force() => RandomFrictions.Cases.Sample(given =>
    {
        LaneJournal journal = given.Run();
        Dictionary<int, double> caps = journal.Closes.ToDictionary(c => c.Candle, c => (double)c.Cap);
        Assert.All(caps.Values, cap => Assert.InRange(cap, 0, 1));
        foreach (Fill fill in journal.Fills)
        {
            if (!caps.TryGetValue(fill.Candle - 1, out double cap)) continue;
            bool isOrder = fill.Reason is FillReason.Order or FillReason.Rebalance or FillReason.Carried or FillReason.Cap;
            // What the volume did not take yet is still held, and lots round a sale down.
            if (!Grows(fill) && (!isOrder || fill.Limit.HasFlag(FillLimit.Volume))) continue;
            double equity = fill.CashAfter + fill.UnitsAfter * fill.Mid;
            Assert.InRange(ExposureAfter(fill), 0, cap + 1e-6 + given.Rules.Market!.LotStep * fill.Mid / equity);
        }
    }, iter: Sequences);

    [Fact]
    public void Nothing_is_added_while_candles_cannot_be_relied_on_or_after_a_stop() => RandomFrictions.Cases.Sample(given =>
    {
        LaneJournal journal = given.Run();
        long[] times = given.Candles.OpenTimeMs;
        int frozenUntil = 0;
        foreach (Fill fill in journal.Fills)
        {
            if (fill.Reason is FillReason.StopLoss or FillReason.TrailingStop)
            {
                frozenUntil = fill.Candle + given.Rules.Holdings!.CoolDownCandles;
                continue;
            }
            if (!Grows(fill)) continue;
            Assert.True(fill.Candle > frozenUntil);
            for (int row = Math.Max(1, fill.Candle - 12); row < fill.Candle; row++)
                Assert.True(times[row] - times[row - 1] <= 4 * given.Candles.IntervalMs);
        }
    }, iter: Sequences);

    [Fact]
    public void Holdings_add_up_to_the_position_and_are_never_more_than_allowed() => RandomFrictions.Cases.Sample(given =>
    {
        LaneJournal journal = given.Run();
        double units = journal.Fills.Count > 0 ? journal.Fills[^1].UnitsAfter : 0;
        Assert.Equal(units, journal.Trades.Where(t => t.IsOpen).Sum(t => t.Units), 1e-9 * (1 + Math.Abs(units)));
        foreach (JournalClose close in journal.Closes)
        {
            long time = given.Candles.OpenTimeMs[close.Candle];
            Trade[] held = [.. journal.Trades.Where(t => t.EntryTimeMs <= time && (t.IsOpen || t.ExitTimeMs > time))];
            Assert.InRange(held.Select(t => t.EntryTimeMs).Distinct().Count(), 0, given.Rules.Holdings!.Most);
            double after = journal.Fills.LastOrDefault(f => f.Candle <= close.Candle).UnitsAfter;
            // What joined a holding later counts from its entry on.
            Assert.True(Math.Abs(held.Sum(t => t.Units)) >= Math.Abs(after) * (1 - 1e-9) - 1e-9);
        }
    }, iter: Sequences);

    [Fact]
    public void Spot_is_never_short_of_cash_or_of_coins() => RandomFrictions.Cases.Where(g => g.IsSpot).Sample(given =>
    {
        LaneJournal journal = given.Run();
        Assert.All(journal.Fills, fill => Assert.True(fill.CashAfter >= 0 && fill.UnitsAfter >= 0));
        Assert.All(journal.Closes, close => Assert.InRange(close.Exposure, 0, 1 + 1e-6f));
    }, iter: Sequences);

    [Fact]
    public void Withdrawals_pay_no_more_than_the_cash_that_is_free() => RandomFrictions.Cases.Sample(given =>
    {
        LaneJournal journal = given.Run();
        foreach (IGrouping<int, CashFlow> flows in journal.CashFlows.GroupBy(f => f.Candle))
        {
            JournalClose close = journal.Closes.Single(c => c.Candle == flows.Key);
            Assert.True(close.Equity > 0);
            // What is free after it: equity less the value bound by the position.
            double paid = -flows.Sum(f => Math.Min(0, f.Amount)), free = close.Equity * (1 - Math.Abs(close.Exposure));
            if (paid > 0) Assert.True(free >= -1e-6 * (close.Equity + paid));
            Assert.All(flows, flow => Assert.True(flow.Fee >= 0 && flow.Shortfall >= 0));
        }
    }, iter: Sequences);

    [Fact]
    public void Altering_candles_after_t_changes_nothing_up_to_t() =>
        Gen.Select(RandomFrictions.Cases, Gen.Int[5, 25]).Sample((given, t) =>
        {
            LaneJournal one = given.Run(), other = given.AlteredAfter(t).Run();
            Assert.Equal(one.Fills.Where(f => f.Candle <= t), other.Fills.Where(f => f.Candle <= t));
            Assert.Equal(one.CashFlows.Where(f => f.Candle <= t), other.CashFlows.Where(f => f.Candle <= t));
            Assert.Equal(one.Closes.Where(c => c.Candle <= t), other.Closes.Where(c => c.Candle <= t));
            Assert.Equal(one.Rewards.Where(r => r.Candle <= t), other.Rewards.Where(r => r.Candle <= t));
        }, iter: 6000);

    [Fact]
    public void The_cases_meet_every_kind_of_fill_cash_flow_and_intervention()
    {
        float[] actions = [0.9f, 0.9f, -0.7f, 0.3f];
        LaneJournal[] journals = [.. Enumerable.Range(0, 400).Select(seed => new RandomFrictions((ulong)seed, actions).Run())];
        FillReason[] reasons = [.. journals.SelectMany(j => j.Fills).Select(f => f.Reason).Distinct()];
        Assert.Equal(Enum.GetValues<FillReason>().Except([FillReason.Ruin]).Order(), reasons.Except([FillReason.Ruin]).Order());
        FillLimit limits = journals.SelectMany(j => j.Fills).Aggregate(FillLimit.None, (all, fill) => all | fill.Limit);
        Assert.Equal(FillLimit.Volume | FillLimit.PositionSize | FillLimit.Lot | FillLimit.Gap | FillLimit.Cap, limits);
        Assert.Equal(5, journals.SelectMany(j => j.CashFlows).Select(f => f.Kind).Distinct().Count());
        Assert.Contains(journals.SelectMany(j => j.CashFlows), f => f.Shortfall > 0);
        RiskLimit[] rules = [.. journals.SelectMany(j => j.Interventions).Select(i => i.Limit).Distinct()];
        Assert.Equal(Enum.GetValues<RiskLimit>().Except([RiskLimit.None]).Order(), rules.Order());
    }
}
