using BtcAi.Foundation;
using BtcAi.Simulation;
using BtcAi.Simulation.CashFlows;
using CsCheck;

namespace BtcAi.Tests.Simulation.Frictions;

public sealed class FrictionLaneTests
{
    [Fact]
    public void A_lane_does_not_depend_on_its_place_or_on_the_lanes_beside_it() =>
        Gen.Select(RandomFrictions.Cases, Gen.Int[1, 6]).Sample((given, shift) =>
        {
            // Deposits and withdrawals are drawn for each lane on its own.
            RandomFrictions without = given with { Rules = given.Rules with { CashFlows = CashFlowRules.None } };
            const int lanes = 7;
            TradingEnv here = without.Create(lanes, null), moved = without.Create(lanes, null), alone = without.Create(1, null);
            for (int step = 0; step < given.Actions.Length; step++)
            {
                for (int lane = 0; lane < lanes; lane++)
                {
                    float action = given.Actions[(step * (lane + 1) + lane) % given.Actions.Length];
                    here.Batch.Actions[lane] = moved.Batch.Actions[(lane + shift) % lanes] = action;
                }
                alone.Batch.Actions[0] = here.Batch.Actions[3];
                here.Step();
                moved.Step();
                alone.Step();
                for (int lane = 0; lane < lanes; lane++) Same(here.Batch, lane, moved.Batch, (lane + shift) % lanes);
                Same(here.Batch, 3, alone.Batch, 0);
            }
        }, iter: 2000);

    private static void Same(EnvBatch a, int lane, EnvBatch b, int other)
    {
        Assert.Equal(a.Equity[lane], b.Equity[other]);
        Assert.Equal(a.Rewards[lane], b.Rewards[other]);
        Assert.Equal(a.Costs[lane], b.Costs[other]);
        Assert.Equal(a.Exposures[lane], b.Exposures[other]);
        Assert.Equal(a.Targets[lane], b.Targets[other]);
    }

    private static TradingEnv Windows(RandomFrictions given, ulong seed) => new(
        TestMarket.Rough(given.Seed, 300, 60 * TestMarket.Minute), TestMarket.Features(300, 2), given.Rules,
        EpisodePlan.RandomWindows(new IndexRange(0, 300), 30), 6, new Rng(seed));

    private static void Act(EnvBatch batch, Rng rng)
    {
        for (int i = 0; i < batch.Lanes; i++) batch.Actions[i] = MathF.Round(4 * rng.NextSingle() - 2) / 2;
    }

    [Fact]
    public void A_loaded_environment_goes_on_as_the_saved_one() => RandomFrictions.Cases.Sample(given =>
    {
        var chance = new Rng(given.Seed);
        TradingEnv saved = Windows(given, 7), loaded = Windows(given, 99);
        for (int step = 0; step < 45; step++) { Act(saved.Batch, chance); saved.Step(); }
        using var file = new MemoryStream();
        saved.Save(new BinaryWriter(file));
        file.Position = 0;
        loaded.Load(new BinaryReader(file));
        for (int step = 0; step < 45; step++)
        {
            Assert.Equal(saved.Batch.Observations, loaded.Batch.Observations);
            Act(saved.Batch, chance);
            saved.Batch.Actions.CopyTo(loaded.Batch.Actions, 0);
            saved.Step();
            loaded.Step();
            Assert.Equal(saved.Batch.Equity, loaded.Batch.Equity);
            Assert.Equal(saved.Batch.Rewards, loaded.Batch.Rewards);
            Assert.Equal(saved.Batch.Costs, loaded.Batch.Costs);
        }
        using MemoryStream one = new(), other = new();
        saved.Save(new BinaryWriter(one));
        loaded.Save(new BinaryWriter(other));
        Assert.Equal(one.ToArray(), other.ToArray());
    }, iter: 500);

    [Fact]
    public void A_step_with_all_frictions_allocates_nothing()
    {
        TradingEnv env = Windows(new RandomFrictions(3, [0]), 5);
        var chance = new Rng(6);
        for (int step = 0; step < 100; step++) { Act(env.Batch, chance); env.Step(); }
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 100; step++) { Act(env.Batch, chance); env.Step(); }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_same_seed_draws_the_same_cash_flows_and_another_seed_others()
    {
        var given = new RandomFrictions(11, [0.5f]);
        RandomFrictions other = given with { Rules = given.Rules with { CashFlowSeed = 12 } };
        Assert.NotEmpty(given.Run().CashFlows);
        Assert.Equal(given.Run().CashFlows, given.Run().CashFlows);
        Assert.NotEqual(given.Run().CashFlows, other.Run().CashFlows);
    }
}
