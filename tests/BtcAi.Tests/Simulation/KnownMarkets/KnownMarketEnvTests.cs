using BtcAi.Foundation;
using BtcAi.Simulation.KnownMarkets;
using static BtcAi.Simulation.KnownMarkets.KnownMarketRules;

namespace BtcAi.Tests.Simulation.KnownMarkets;

public sealed class KnownMarketEnvTests
{
    private readonly FactorMarket _market = FactorMarket.Strong;
    private readonly KnownMarketPath _path = FactorMarket.Strong.Generate(new Rng(1), 2_001, noiseFeatures: 3);

    [Fact]
    public void An_episode_over_the_whole_path_earns_what_the_score_says()
    {
        var rng = new Rng(2);
        int[] choices = [.. Enumerable.Range(0, _path.Length).Select(_ => rng.Next(3))];
        // The last candle has no next one to step to: it is held through at no return.
        choices[^1] = choices[^2];
        _path.Returns[^1] = 0;
        var score = KnownMarketScore.Of(_market, _path, (t, _) => choices[t]);

        var env = new KnownMarketEnv(_market, _path, lanes: 1, windowCandles: _path.Length - 1, new Rng(3));
        double rewards = 0, costs = 0;
        for (int t = 0; t < _path.Length - 1; t++)
        {
            Assert.Equal(t, env.Batch.Candles[0]);
            Assert.False(env.Batch.Truncated[0]);
            env.Batch.Actions[0] = Positions[choices[t]];
            env.Step();
            rewards += env.Batch.Rewards[0];
            costs += env.Batch.Costs[0];
        }
        double profit = score.Profit * _market.Sigma * _path.Length;
        Assert.True(env.Batch.Truncated[0]);
        Assert.Equal(profit, env.Batch.Equity[0] - 1, 1e-9);
        Assert.Equal(profit, rewards, 1e-6);
        Assert.Equal(score.Turnover * _path.Length * _market.Cost, costs, 1e-9);
    }

    [Fact]
    public void An_observation_is_the_row_and_a_flag_for_the_position_held()
    {
        var env = new KnownMarketEnv(_market, _path, lanes: 2, windowCandles: 50, new Rng(4));
        (env.Batch.Actions[0], env.Batch.Actions[1]) = (0.8f, -0.3f);
        env.Step();
        Assert.Equal([.. _path.Row(env.Batch.Candles[0]), 0, 0, 1], Row(env.Batch.Observations, 0));
        Assert.Equal([.. _path.Row(env.Batch.Candles[1]), 0, 1, 0], Row(env.Batch.Observations, 1));
        Assert.Equal([1, 0], env.Batch.Exposures);

        (env.Batch.Actions[0], env.Batch.Actions[1]) = (float.NaN, -2);
        env.Step();
        Assert.Equal([1, -1], env.Batch.Exposures);
        Assert.Equal([2, 1], env.Batch.Ages);
        Assert.Equal([0, _market.Cost], env.Batch.Costs);

        float[] Row(float[] all, int lane) =>
            all[(lane * env.Batch.ObservationSize)..((lane + 1) * env.Batch.ObservationSize)];
    }

    [Fact]
    public void A_lane_at_the_end_of_its_window_is_truncated_and_starts_again_flat()
    {
        var env = new KnownMarketEnv(_market, _path, lanes: 1, windowCandles: 10, new Rng(5));
        int start = env.Batch.Candles[0];
        for (int step = 0; step < 10; step++)
        {
            env.Batch.Actions[0] = 1;
            env.Step();
        }
        Assert.True(env.Batch.Truncated[0]);
        Assert.False(env.Batch.Terminated[0]);
        Assert.NotEqual(1, env.Batch.Equity[0]);
        Assert.Equal([.. _path.Row(start + 10), 0, 0, 1], env.Batch.FinalObservations);
        Assert.Equal([.. _path.Row(env.Batch.Candles[0]), 0, 1, 0], env.Batch.Observations);
        Assert.Equal(0, env.Batch.Exposures[0]);

        env.Step();
        Assert.False(env.Batch.Truncated[0]);
        Assert.Equal(1 + env.Batch.Rewards[0], env.Batch.Equity[0], 1e-8);
    }

    [Fact]
    public void A_restored_environment_goes_on_where_it_stopped()
    {
        var one = new KnownMarketEnv(_market, _path, lanes: 8, windowCandles: 20, new Rng(6));
        Walk(one, new Rng(7), 33);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) one.Save(writer);
        stream.Position = 0;
        var other = new KnownMarketEnv(_market, _path, lanes: 8, windowCandles: 20, new Rng(99));
        using var reader = new BinaryReader(stream);
        other.Load(reader);

        Assert.Equal(one.Batch.Observations, other.Batch.Observations);
        Walk(one, new Rng(8), 60);
        Walk(other, new Rng(8), 60);
        Assert.Equal(one.Batch.Observations, other.Batch.Observations);
        Assert.Equal(one.Batch.Equity, other.Batch.Equity);
        Assert.Equal(one.Batch.Ages, other.Batch.Ages);
        Assert.Equal(one.Batch.Truncated, other.Batch.Truncated);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var env = new KnownMarketEnv(_market, _path, lanes: 16, windowCandles: 20, new Rng(9));
        Walk(env, new Rng(10), 50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 1_000; step++) env.Step();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Walk(KnownMarketEnv env, Rng rng, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            foreach (ref float action in env.Batch.Actions.AsSpan()) action = rng.Next(3) - 1;
            env.Step();
        }
    }
}
