using System.Text.Json;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Simulation;
using BtcAi.Tests.Experiments;

namespace BtcAi.Tests.Cli;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly string _candles;

    public BacktestCommandTests() => _candles = SmallMarket.WriteTo(_home.FullPath);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void An_agent_on_its_test_range_repeats_the_report_of_its_training()
    {
        // Without costs even a few updates end in an agent that trades.
        JsonElement trained = Train("--set", "trading.fee=0", "--set", "trading.slippage=0", "--set", "trading.impact=0", "--set", "trading.tick_size=0");
        foreach (string agent in new[] { "latest", trained.GetProperty("id").GetString()!, Checkpoint() })
        {
            JsonElement backtest = Backtest(agent, "--from", SmallMarket.TestStart).Json()[0];
            JsonElement report = trained.GetProperty("buckets")[0].GetProperty("report");
            foreach ((string inTraining, string here) in new[] { ("agent", "policy"), ("baselines", "baselines"), ("verdict", "verdict") })
                Assert.True(JsonElement.DeepEquals(report.GetProperty(inTraining), backtest.GetProperty(here)), here);
            Assert.True(backtest.GetProperty("trades").GetArrayLength() > 0);
            Assert.Equal(JsonValueKind.Null, backtest.GetProperty("seen").GetProperty("warning").ValueKind);
        }
    }

    [Fact]
    public void Candles_that_the_agent_has_seen_are_admitted_above_the_table_and_in_json()
    {
        Train();
        JsonElement seen = Backtest("latest").Json()[0].GetProperty("seen");
        Assert.True(seen.GetProperty("training").GetDouble() > 0.3);
        Assert.True(seen.GetProperty("selection").GetDouble() > 0.1);
        string warning = seen.GetProperty("warning").GetString()!;
        Assert.EndsWith($"these figures are not out of sample; use --from {SmallMarket.TestStart}.", warning, StringComparison.Ordinal);

        Typed typed = Typed.Run(_home.FullPath, "backtest", "--agent", "latest", "--data", _candles, "--quiet");
        Assert.Empty(typed.Error);
        Assert.StartsWith(warning, typed.Output, StringComparison.Ordinal);
        Assert.Contains("at least some of which it was trained or selected on", typed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("had not seen", typed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_are_the_agents_own_unless_they_are_given()
    {
        Train("--set", "trading.fee=0", "--set", "trading.slippage=0", "--set", "trading.impact=0", "--set", "trading.tick_size=0");
        JsonElement own = Backtest("latest").Json()[0], other = Backtest("latest", "--fee", "0.01", "--slippage", "0.02").Json()[0];
        Assert.Equal((0, 0, 0), (Number(own, "fee"), Number(own, "slippage"), Number(own.GetProperty("policy"), "total_costs")));
        Assert.Equal((0.01, 0.02), (Number(other, "fee"), Number(other, "slippage")));
        Assert.True(Number(other.GetProperty("policy"), "total_costs") > 0);
    }

    [Fact]
    public void A_baseline_lists_its_trades_and_counts_its_fills()
    {
        JsonElement report = Backtest("baseline:cross:10:30").Json()[0];
        JsonElement[] trades = [.. report.GetProperty("trades").EnumerateArray()];
        int open = trades.Count(t => t.GetProperty("is_open").GetBoolean());
        Assert.Equal(2 * trades.Length - open, report.GetProperty("policy").GetProperty("fills").GetInt32());
        foreach (JsonElement trade in trades)
        {
            double entry = Number(trade, "entry_price"), exit = Number(trade, "exit_price"), units = Number(trade, "units");
            Assert.Equal(units * (exit - entry) - Number(trade, "costs"), Number(trade, "profit"), 1e-6);
            Assert.Equal(Number(trade, "profit") / (units * entry), Number(trade, "return"), 1e-9);
            Assert.True(Number(trade, "exit_time_ms") > Number(trade, "entry_time_ms"));
        }
        double net = trades.Sum(t => Number(t, "profit"));
        Assert.Equal(net, Number(report.GetProperty("policy"), "net_profit"), 1e-4);
    }

    [Fact]
    public void A_baseline_may_be_written_in_capitals() => Assert.Equal(Backtest("baseline:hold").Output, Backtest("BASELINE:Hold").Output);

    [Fact]
    public void A_random_baseline_follows_the_seed()
    {
        string[] twice = [Seeded("7"), Seeded("7"), Seeded("8")];
        Assert.Equal(twice[0], twice[1]);
        Assert.NotEqual(twice[0], twice[2]);

        string Seeded(string seed) => Backtest("baseline:random:100", "--seed", seed).Output;
    }

    [Fact]
    public void A_run_without_a_finished_bucket_or_without_that_bucket_is_explained()
    {
        string id;
        using (var folder = new RunStore(_home.FullPath, TimeProvider.System).Create(RunExamples.Of(Bucket.Medium))) id = folder.Record.Id;
        Typed typed = Typed.Run(_home.FullPath, "backtest", "--agent", id, "--data", _candles);
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains($"has not finished any bucket yet; finish it with `btcai train --resume {id}`", typed.Error, StringComparison.Ordinal);
        typed = Typed.Run(_home.FullPath, "backtest", "--agent", id, "--data", _candles, "--bucket", "medium");
        Assert.Contains("has not finished Medium yet", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_candles_for_an_agent_are_refused_with_its_whole_warm_up_and_no_word_of_from()
    {
        Train();
        Typed typed = Typed.Run(_home.FullPath, "backtest", "--agent", "latest", "--data", _candles, "--to", "2019-01-11", "--quiet");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Equal(
            "synthetic-small covers 2019-01-01 to 2019-01-11, 10 days of candles; after a warm-up of 32.5 days 0 candles are left to trade on, " +
            "and one decision needs 2. Give more than 32.5 days of candles.",
            Assert.Single(typed.Complaints));
    }

    [Fact]
    public void A_bucket_that_the_agent_does_not_have_is_refused()
    {
        Train();
        Typed typed = Typed.Run(_home.FullPath, "backtest", "--agent", "latest", "--data", _candles, "--bucket", "Long");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains("holds no Long agent; it trains Short.", Assert.Single(typed.Complaints), StringComparison.Ordinal);
        typed = Typed.Run(_home.FullPath, "backtest", "--agent", Checkpoint(), "--data", _candles, "--bucket", "Short");
        Assert.Contains("leave --bucket out", Assert.Single(typed.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_checkpoint_and_a_baseline_without_its_prefix_are_told_apart_from_runs()
    {
        Typed typed = Typed.Run(_home.FullPath, "backtest", "--agent", _candles, "--data", _candles);
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains("which is no checkpoint", Assert.Single(typed.Complaints), StringComparison.Ordinal);
        typed = Typed.Run(_home.FullPath, "backtest", "--agent", "cross:10:30", "--data", _candles);
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains("a baseline is written baseline:cross:10:30", Assert.Single(typed.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_and_the_previous_one_named()
    {
        Train();
        string checkpoint = Checkpoint();
        byte[] bytes = File.ReadAllBytes(checkpoint);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(checkpoint, bytes);
        Typed typed = Typed.Run(_home.FullPath, "backtest", "--agent", "latest", "--data", _candles);
        Assert.Equal(ExitCode.World, typed.Code);
        Assert.StartsWith($"{checkpoint} is damaged and was refused", typed.Complaints[^1], StringComparison.Ordinal);
        Assert.Contains("is whole and may hold another agent", typed.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Typed.Run(_home.FullPath, "backtest", "--agent", checkpoint + ".previous", "--data", _candles).Code);
        File.WriteAllText(checkpoint + ".previous", "");
        Assert.Equal(ExitCode.World, Typed.Run(_home.FullPath, "backtest", "--agent", "latest", "--data", _candles).Code);
    }

    [Fact]
    public void What_the_owner_orders_goes_through_the_treasury_and_what_it_cannot_pay_is_reported()
    {
        Train("--set", "withdrawal_simulation.simulate_withdrawals=false", "--set", "withdrawal_simulation.simulate_deposits=false");
        JsonElement without = Backtest("latest", "--from", SmallMarket.TestStart).Json()[0];
        Assert.Equal(0, without.GetProperty("cash_flows").GetArrayLength());
        JsonElement with = Backtest(
            "latest", "--from", SmallMarket.TestStart, "--deposit", "2019-03-25:5000", "--withdraw", "2019-03-28T12:00:1000000").Json()[0];
        JsonElement[] flows = [.. with.GetProperty("cash_flows").EnumerateArray()];
        Assert.Equal("Deposit", flows[0].GetProperty("kind").GetString());
        Assert.Equal(5000, Number(flows[0], "owner"), 6);
        Assert.All(flows.Skip(1), flow => Assert.Equal("Ordered", flow.GetProperty("kind").GetString()));
        Assert.Equal(1_000_000, flows.Skip(1).Sum(flow => Number(flow, "shortfall") - Number(flow, "amount")), 1e-3);
        Assert.True(Number(with.GetProperty("frictions").GetProperty("treasury"), "shortfall") > 800_000);
    }

    [Fact]
    public void Orders_that_cannot_be_carried_out_are_refused_together()
    {
        Train();
        Typed typed = Typed.Run(_home.FullPath, "backtest", "--agent", "latest", "--data", _candles, "--deposit", "2018-01-01:5", "--withdraw", "2030-01-01:5");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains("--deposit 2018-01-01T00:00 lies outside the backtest", typed.Error, StringComparison.Ordinal);
        Assert.Contains("--withdraw 2030-01-01T00:00 lies outside the backtest", typed.Error, StringComparison.Ordinal);
        typed = Typed.Run(_home.FullPath, "backtest", "--agent", "latest", "--data", _candles, "--deposit", "5000", "--withdraw", "2019-03-28:-3");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains("--deposit is \"5000\"; it must be a UTC date, a colon and an amount", typed.Error, StringComparison.Ordinal);
        Assert.Contains("--withdraw is \"2019-03-28:-3\"", typed.Error, StringComparison.Ordinal);
        typed = Typed.Run(_home.FullPath, "backtest", "--agent", "baseline:hold", "--data", _candles, "--deposit", "2019-03-28:5");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains("a baseline has no treasury", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agent_that_never_saw_its_cash_takes_no_orders()
    {
        Train("--set", "trading.frictions=false");
        Typed typed = Typed.Run(_home.FullPath, "backtest", "--agent", "latest", "--data", _candles, "--from", SmallMarket.TestStart, "--deposit", "2019-03-28:5");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains("move cash that the Short agent does not see", typed.Error, StringComparison.Ordinal);
    }

    private JsonElement Train(params string[] more)
    {
        Typed typed = Typed.Run(
            _home.FullPath, ["train", "--data", _candles, "--updates", "6", "--json", .. SmallMarket.Settings, .. more]);
        Assert.Equal(ExitCode.Done, typed.Code);
        return typed.Json();
    }

    private Typed Backtest(string agent, params string[] more)
    {
        Typed typed = Typed.Run(_home.FullPath, ["backtest", "--agent", agent, "--data", _candles, "--json", .. more]);
        Assert.True(typed.Code == ExitCode.Done, typed.Error);
        return typed;
    }

    private string Checkpoint() => Assert.Single(Directory.GetFiles(_home.FullPath, "checkpoint.btcai", SearchOption.AllDirectories));

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
