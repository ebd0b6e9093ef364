using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Tests.Simulation;

public sealed class TradingEnvBatchTests
{
    private static readonly CandleSeries Candles = TestMarket.Random(5, 500);
    private static readonly FeatureTable Features = TestMarket.Features(500, 3);
    private static readonly TradingRules Rules = new() { MinimumExposure = -1, DecisionCandles = 3 };

    private static TradingEnv Create(int lanes, Rng rng) => new(
        Candles, Features, Rules, EpisodePlan.RandomWindows(new IndexRange(20, 480), 10), lanes, rng);

    private static void Act(EnvBatch batch, Rng rng)
    {
        for (int i = 0; i < batch.Lanes; i++) batch.Actions[i] = MathF.Round(4 * rng.NextSingle() - 2) / 2;
    }

    [Fact]
    public void A_lane_of_a_batch_is_the_same_lane_alone()
    {
        for (int lane = 0; lane < 7; lane++)
        {
            var seeds = new Rng(3);
            for (int skipped = 0; skipped < lane; skipped++) seeds.NextUInt64();
            var alone = Create(1, seeds);
            var together = Create(7, new Rng(3));
            var chance = new Rng(9);
            for (int step = 0; step < 60; step++)
            {
                Act(together.Batch, chance);
                alone.Batch.Actions[0] = together.Batch.Actions[lane];
                together.Step();
                alone.Step();
                Assert.Equal(alone.Batch.Equity[0], together.Batch.Equity[lane]);
                Assert.Equal(alone.Batch.Rewards[0], together.Batch.Rewards[lane]);
                Assert.Equal(alone.Batch.Truncated[0], together.Batch.Truncated[lane]);
                Assert.Equal(alone.Batch.Observations, together.Batch.Observations[(lane * 6)..(lane * 6 + 6)]);
            }
        }
    }

    [Fact]
    public void A_table_without_features_leaves_the_account_to_see()
    {
        var plan = EpisodePlan.RandomWindows(new IndexRange(0, 500), 10);
        var env = new TradingEnv(Candles, TestMarket.Features(500, 0), Rules, plan, 20, new Rng(1));
        Array.Fill(env.Batch.Actions, 1f);
        env.Step();
        Assert.Equal([1f, 1f], env.Batch.Observations[..2]);
        Assert.Equal(60, env.Batch.Observations.Length);
    }

    [Fact]
    public void Windows_start_at_every_candle_that_leaves_room_and_last_their_decisions()
    {
        var env = Create(8000, new Rng(4));
        int[] starts = [.. env.Batch.Candles];
        Assert.Equal(Enumerable.Range(20, 480 - 30 - 20), starts.Distinct().Order());
        for (int step = 1; step <= 10; step++)
        {
            env.Step();
            Assert.All(env.Batch.Truncated, t => Assert.Equal(step == 10, t));
        }
        Assert.NotEqual(starts, env.Batch.Candles);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var env = Create(64, new Rng(5));
        var chance = new Rng(6);
        for (int step = 0; step < 50; step++) { Act(env.Batch, chance); env.Step(); }
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 50; step++) { Act(env.Batch, chance); env.Step(); }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_loaded_environment_goes_on_as_the_saved_one()
    {
        var saved = Create(8, new Rng(7));
        var chance = new Rng(8);
        for (int step = 0; step < 17; step++) { Act(saved.Batch, chance); saved.Step(); }
        using var file = new MemoryStream();
        saved.Save(new BinaryWriter(file));
        file.Position = 0;
        var loaded = Create(8, new Rng(99));
        loaded.Load(new BinaryReader(file));
        for (int step = 0; step < 40; step++)
        {
            Assert.Equal(saved.Batch.Observations, loaded.Batch.Observations);
            Assert.Equal(saved.Batch.Candles, loaded.Batch.Candles);
            Assert.Equal(saved.Batch.Exposures, loaded.Batch.Exposures);
            Assert.Equal(saved.Batch.Targets, loaded.Batch.Targets);
            Assert.Equal(saved.Batch.Ages, loaded.Batch.Ages);
            Act(saved.Batch, chance);
            saved.Batch.Actions.CopyTo(loaded.Batch.Actions, 0);
            saved.Step();
            loaded.Step();
            Assert.Equal(saved.Batch.Equity, loaded.Batch.Equity);
            Assert.Equal(saved.Batch.Rewards, loaded.Batch.Rewards);
            Assert.Equal(saved.Batch.Costs, loaded.Batch.Costs);
        }
    }

    [Fact]
    public void Another_number_of_lanes_is_refused()
    {
        using var file = new MemoryStream();
        Create(8, new Rng(7)).Save(new BinaryWriter(file));
        file.Position = 0;
        Assert.Throws<InvalidDataException>(() => Create(4, new Rng(7)).Load(new BinaryReader(file)));
    }

    [Fact]
    public void Altering_candles_after_t_changes_nothing_up_to_t()
    {
        const int t = 200;
        CandleSeries altered = TestMarket.AlteredAfter(Candles, t, 11);
        var plan = EpisodePlan.SinglePass(new IndexRange(20, 480));
        var env = new TradingEnv(Candles, Features, Rules, plan, 1, new Rng(1));
        var other = new TradingEnv(altered, Features, Rules, plan, 1, new Rng(1));
        var chance = new Rng(12);
        while (env.Batch.Candles[0] + Rules.DecisionCandles <= t)
        {
            Act(env.Batch, chance);
            other.Batch.Actions[0] = env.Batch.Actions[0];
            env.Step();
            other.Step();
            Assert.Equal(env.Batch.Observations, other.Batch.Observations);
            Assert.Equal(env.Batch.Equity[0], other.Batch.Equity[0]);
        }
        env.Step();
        other.Step();
        Assert.NotEqual(env.Batch.Equity[0], other.Batch.Equity[0]);
    }
}
