using BtcAi.Simulation;
using CsCheck;

namespace BtcAi.Tests.Simulation;

public sealed class AccountTests
{
    private static readonly TradingRules Rules = new() { Fee = 0.001, Slippage = 0.0002, MinimumExposure = -1 };

    [Fact]
    public void All_in_spends_the_cash_on_units_fee_and_slippage()
    {
        var account = new Account(1000);
        double cost = account.TradeTo(1, 50, new CostRates(Rules));
        // Paid: units × 50 × 1.0002 × 1.001 = 1000.
        Assert.Equal(1000 / (50 * 1.0002 * 1.001), account.Units, 12);
        Assert.Equal(0, account.Cash);
        Assert.Equal(1000 - account.Units * 50, cost, 9);
    }

    [Fact]
    public void All_out_receives_the_slipped_price_less_the_fee()
    {
        var account = new Account(1000);
        account.TradeTo(1, 50, new CostRates(Rules));
        double units = account.Units;
        double cost = account.TradeTo(0, 60, new CostRates(Rules));
        Assert.Equal(0, account.Units);
        Assert.Equal(units * 60 * 0.9998 * 0.999, account.Cash, 9);
        Assert.Equal(units * 60 - account.Cash, cost, 9);
    }

    [Fact]
    public void Half_in_is_half_of_what_is_left_after_costs()
    {
        var account = new Account(1000);
        var free = new CostRates(new TradingRules { Fee = 0.01, Slippage = 0 });
        // 0.5 · (1000 − 0.01 x) = x gives x = 500 / 1.005.
        double cost = account.TradeTo(0.5, 100, free);
        Assert.Equal(4.97512437810945, cost, 12);
        Assert.Equal(4.97512437810945, account.Units, 12);
        Assert.Equal(497.512437810945, account.Cash, 10);
    }

    [Fact]
    public void A_short_keeps_its_proceeds_as_cash()
    {
        var account = new Account(1000);
        double cost = account.TradeTo(-1, 50, new CostRates(Rules));
        double value = 1000 / (1 + 0.0002 + 0.001 * 0.9998);
        Assert.Equal(-value / 50, account.Units, 10);
        Assert.Equal(2 * value, account.Cash, 8);
        Assert.Equal(1000 - value, cost, 8);
    }

    [Fact]
    public void Any_sequence_of_trades_lands_on_its_targets_and_loses_only_costs()
    {
        Gen<(double Target, double Price)[]> orders = Gen.Select(Gen.Double[-1, 1], Gen.Double[40, 60]).Array[1, 40];
        Gen.Select(orders, Gen.Double[0, 0.01], Gen.Double[0, 0.01]).Sample((steps, fee, slippage) =>
        {
            var rates = new CostRates(new TradingRules { Fee = fee, Slippage = slippage });
            var account = new Account(1000);
            foreach ((double target, double price) in steps)
            {
                double before = account.EquityAt(price), cashBefore = account.Cash, unitsBefore = account.Units;
                if (before < 100) return;
                double cost = account.TradeTo(target, price, rates);
                double after = account.EquityAt(price), bought = account.Units - unitsBefore;
                Assert.True(cost >= 0);
                Assert.Equal(before - cost, after, 1e-9 * before);
                Assert.Equal(target, account.Units * price / after, 1e-9);
                // The venue's side of it: the filled price, and the fee on the filled value.
                double filled = bought * rates.FillPrice(price, bought);
                Assert.Equal(cashBefore - filled - fee * Math.Abs(filled), account.Cash, 1e-9 * before);
            }
        }, iter: 2000);
    }

    [Fact]
    public void Cash_is_never_negative_between_all_out_and_all_in()
    {
        Gen.Select(Gen.OneOf(Gen.Double[0, 1], Gen.Const(0.0), Gen.Const(1.0)), Gen.Double[40, 60]).Array[1, 40]
            .Sample(steps =>
            {
                var account = new Account(1000);
                foreach ((double target, double price) in steps)
                {
                    account.TradeTo(target, price, new CostRates(Rules));
                    Assert.True(account.Cash >= 0 && account.Units >= 0);
                }
            }, iter: 2000);
    }
}
