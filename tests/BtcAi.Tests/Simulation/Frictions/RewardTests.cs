using BtcAi.Simulation;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Rewards;
using CsCheck;

namespace BtcAi.Tests.Simulation.Frictions;

public sealed class RewardTests
{
    private static readonly RewardRules Nothing = new() { Profit = 0, Cost = 0 };

    private static readonly StepOutcome Calm = new(7, 0, 0, 1, 0, 0, 0, 0, 0);

    private static RewardLedger Measure(RewardRules rules, params StepOutcome[] steps)
    {
        var state = new RewardState();
        RewardLedger ledger = default;
        foreach (StepOutcome step in steps) ledger = RewardMeter.Measure(rules, ref state, step);
        Assert.Equal(
            ledger.Profit + ledger.Cost + ledger.Variance + ledger.Prediction + ledger.HoldingTime + ledger.Drawdown +
            ledger.Win + ledger.Novelty + ledger.Loser + ledger.Goal, ledger.Total, 12);
        return ledger;
    }

    [Fact]
    public void Without_weights_of_its_own_the_reward_is_the_log_growth()
    {
        RewardLedger ledger = Measure(new RewardRules(), Calm with { Growth = 0.02, CostGrowth = -0.003 });
        Assert.Equal(0.023, ledger.Profit, 12);
        Assert.Equal(-0.003, ledger.Cost, 12);
        Assert.Equal(0.02, ledger.Total, 12);
    }

    [Fact]
    public void Components_that_need_one_step_are_weight_times_their_formula()
    {
        StepOutcome step = Calm with { Exposure = -0.5, MarketGrowth = -0.02, Variance = 0.0004 };
        Assert.Equal(-3 * 0.5 * 0.25 * 0.0004, Measure(Nothing with { Variance = 3 }, step).Total, 12);
        Assert.Equal(2 * 0.01 * 0.5, Measure(Nothing with { Prediction = 2 }, step).Total, 12);
        Assert.Equal(-2 * 0.01 * 0.5, Measure(Nothing with { Prediction = 2 }, step with { MarketGrowth = 0.02 }).Total, 12);
        Assert.Equal(-2 * 0.01, Measure(Nothing with { HoldingTime = 2 }, step).Total, 12);
        Assert.Equal(0, Measure(Nothing with { HoldingTime = 2 }, Calm).Total, 12);
        Assert.Equal(2 * 0.01 * 3, Measure(Nothing with { Win = 2 }, step with { Wins = 3 }).Total, 12);
    }

    [Fact]
    public void Only_a_deeper_drawdown_is_taken_off_and_the_first_loss_is_one()
    {
        RewardRules rules = Nothing with { Drawdown = 2 };
        Assert.Equal(-0.1, Measure(rules, Calm with { Index = 0.95 }).Total, 12);
        Assert.Equal(0, Measure(rules, Calm with { Index = 0.95 }, Calm with { Index = 0.97 }).Total, 12);
        Assert.Equal(-0.06, Measure(rules, Calm with { Index = 0.95 }, Calm with { Index = 0.92 }).Total, 12);
        // From a peak of 1.25, 1.125 is a tenth.
        StepOutcome low = Calm with { Index = 0.95 }, peak = Calm with { Index = 1.25 }, after = Calm with { Index = 1.125 };
        Assert.Equal(-2 * 0.05, Measure(rules, low, peak, after).Total, 12);
    }

    [Fact]
    public void A_situation_is_less_new_every_time()
    {
        RewardRules rules = Nothing with { Novelty = 1 };
        StepOutcome other = Calm with { Exposure = 1 };
        Assert.Equal(0.01, Measure(rules, Calm).Total, 12);
        Assert.Equal(0.01 / Math.Sqrt(3), Measure(rules, Calm, Calm, Calm).Total, 12);
        Assert.Equal(0.01, Measure(rules, Calm, Calm, other).Total, 12);
    }

    [Fact]
    public void A_loser_is_free_for_a_while_and_then_costs_more_every_so_many_decisions()
    {
        RewardRules rules = Nothing with { Loser = 1, Grace = 3, PenaltyEvery = 2, BasePenalty = 0.05, PenaltyIncrement = 0.02 };
        StepOutcome losing = Calm with { OpenProfit = -1 };
        double[] taken = [.. Enumerable.Range(1, 9).Select(n => Measure(rules, [.. Enumerable.Repeat(losing, n)]).Total)];
        double[] expected = [0, 0, 0, 0, -0.0005, 0, -0.0007, 0, -0.0009];
        Assert.All(taken.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 12));
        Assert.Equal(0, Measure(rules, losing, losing, losing, losing, Calm, losing).Total);
    }

    [Fact]
    public void The_goal_pays_for_the_share_of_it_that_is_newly_reached()
    {
        RewardRules rules = Nothing with { Goal = 2, GoalGrowth = 0.01 };
        StepOutcome half = Calm with { Index = Math.Exp(0.005) }, all = Calm with { Index = Math.Exp(0.03) };
        Assert.Equal(1, Measure(rules, half).Total, 9);
        Assert.Equal(0, Measure(rules, half, half).Total, 9);
        Assert.Equal(1, Measure(rules, half, all).Total, 9);
        Assert.Equal(0, Measure(rules, half, all, all).Total, 9);
    }

    [Fact]
    public void In_the_environment_profit_and_cost_are_told_apart_exactly()
    {
        // All in at a flat price: nothing is won, and the costs are all that is lost.
        var rules = new TradingRules { InitialCapital = 1000, Fee = 0.01, Slippage = 0, Market = MarketFrictions.None, Rewards = new(), RebalanceBand = 0 };
        var scenario = new Scenario(Scenario.Flat(TestMarket.Minute, 4), rules).Act(1);
        RewardLedger ledger = scenario.Journal.Rewards[0];
        Assert.Equal(0, ledger.Profit, 12);
        Assert.Equal(-Math.Log(1.01), ledger.Cost, 12);
        Assert.Equal((float)-Math.Log(1.01), scenario.Batch.Rewards[0], 1e-7f);
    }

    [Fact]
    public void Exposure_counts_as_held_after_the_fill_even_where_a_stop_ends_it_within_the_step()
    {
        TradingRules rules = Scenario.Free with
        {
            Holdings = HoldingRules.Unlimited with { StopLoss = 0.05 },
            Rewards = Nothing with { HoldingTime = 1, Prediction = 1 },
        };
        var candles = TestMarket.OfCandles(TestMarket.Minute, 1, (100, 100, 100, 100), (100, 101, 94, 99), (99, 99, 99, 99));
        RewardLedger ledger = new Scenario(candles, rules).Act(1).Journal.Rewards[0];
        Assert.Equal((-0.01, -0.01), (ledger.HoldingTime, ledger.Prediction));
    }

    [Fact]
    public void A_holding_closed_with_a_profit_is_a_win()
    {
        TradingRules rules = Scenario.Free with
        {
            Holdings = HoldingRules.Unlimited with { TakeProfit = 0.05 },
            Rewards = Nothing with { Win = 1 },
        };
        var candles = TestMarket.OfCandles(TestMarket.Minute, 1, (100, 100, 100, 100), (100, 106, 100, 105), (99, 99, 99, 99));
        Assert.Equal([0.01, 0], new Scenario(candles, rules).Act(1, 0).Journal.Rewards.Select(r => r.Total));
    }

    [Fact]
    public void The_ledger_adds_up_to_the_reward_and_default_rules_to_the_growth_of_the_index() =>
        RandomFrictions.Cases.Sample(given =>
        {
            foreach (RewardRules? weights in new[] { given.Rules.Rewards, new RewardRules(), null })
            {
                var journal = new LaneJournal { Detailed = true };
                TradingEnv env = (given with { Rules = given.Rules with { Rewards = weights } }).Create(1, journal);
                double before = given.Rules.InitialCapital;
                foreach (float action in given.Actions)
                {
                    env.Batch.Actions[0] = action;
                    env.Step();
                    double total = journal.Rewards[^1].Total, index = journal.Closes[^1].Index;
                    Assert.Equal(total, env.Batch.Rewards[0], 1e-6 * (1 + Math.Abs(total)));
                    if (env.Batch.Terminated[0]) break;
                    if (weights != given.Rules.Rewards) Assert.Equal(Math.Log(index / before), total, 1e-9);
                    before = index;
                    if (env.Batch.Truncated[0]) break;
                }
            }
        }, iter: 500);
}
