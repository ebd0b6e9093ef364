using BtcAi.Compute;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Counterfactual;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Tests.Simulation;

namespace BtcAi.Tests.Learning;

public sealed class SeveralRangesTests
{
    // The price stands still but for one jump, which no range holds.
    private static readonly IndexRanges Ranges = new(new IndexRange(10, 200), new IndexRange(260, 500));
    private static readonly CandleSeries Jump = TestMarket.OfCloses(
        TestMarket.Minute * 5, [.. Enumerable.Range(0, 500).Select(i => i < 230 ? 100.0 : 500.0)]);

    [Fact]
    public void No_episode_crosses_from_one_range_into_the_next()
    {
        var env = new TradingEnv(
            Jump, TestMarket.Features(500, 2), new TradingRules { Fee = 0, Slippage = 0, DecisionCandles = 3 }, EpisodePlan.RandomWindows(Ranges, 10), 500, new Rng(4));
        Assert.Contains(env.Batch.Candles, c => c < 200);
        Assert.Contains(env.Batch.Candles, c => c >= 260);
        Array.Fill(env.Batch.Actions, 1f);
        for (int step = 0; step < 40; step++)
        {
            env.Step();
            Assert.All(env.Batch.Rewards, reward => Assert.Equal(0, reward, 1e-6));
        }
    }

    [Fact]
    public void No_window_crosses_from_one_range_into_the_next()
    {
        var own = new OwnStates([0, 1], minimumHoldDecisions: 1);
        var rules = new TradingRules { Fee = 0, Slippage = 0, DecisionCandles = 3 };
        DecisionMarket market = DecisionMarket.Of(Jump, TestMarket.Features(500, 2), Ranges, rules, own);
        var batch = new WindowBatch(400, 10, market.Inputs, own);
        using var runner = new ChunkRunner(1);
        new WindowSampler(market, batch, runner, new LearnerSettings()).Sample(new Rng(5));
        Assert.Contains(batch.Starts, s => s < 200);
        Assert.Contains(batch.Starts, s => s >= 260);
        Assert.All(batch.Starts, s => Assert.True(s + 30 + 3 < 200 || s >= 260, $"A window starts at {s}."));
        Assert.All(batch.Growth, growth => Assert.Equal(0f, growth));
    }

    [Theory]
    [InlineData(ModelType.ActorCritic)]
    [InlineData(ModelType.PPO)]
    [InlineData(ModelType.A2C)]
    public void What_lies_after_the_ranges_of_a_training_changes_nothing_that_is_fitted_or_learned(ModelType model)
    {
        CandleSeries candles = SmallTraining.Candles(Bucket.Short);
        BucketSetup usual = SmallTraining.Setup(Bucket.Short, model);
        int from = usual.Split.Training.From;
        var ranges = new TrainingRanges(new IndexRanges(new IndexRange(from, from + 500), new IndexRange(from + 700, from + 1200)), new IndexRange(from + 1320, from + 1500));
        var setup = new BucketSetup(Bucket.Short, candles, usual.Settings, 1, ranges);
        var altered = new BucketSetup(Bucket.Short, Doubled(candles, from + 1500), usual.Settings, 1, ranges);
        Assert.NotEqual(usual.Scaler.Centre, setup.Scaler.Centre);
        Assert.Equal(setup.Scaler.Centre, altered.Scaler.Centre);
        Assert.Equal(setup.Scaler.Spread, altered.Scaler.Spread);
        Assert.Equal(setup.Rules.Rewards, altered.Rules.Rewards);
        Assert.Equal(Weights(setup), Weights(altered));
        Assert.NotEqual(Weights(usual), Weights(setup));
    }

    [Fact]
    public void A_scaler_of_several_ranges_is_that_of_their_rows_alone()
    {
        FeatureTable table = TestMarket.Features(500, 3), joined = TestMarket.Features(50, 3);
        table.Values.AsSpan(100 * 3, 20 * 3).CopyTo(joined.Values);
        table.Values.AsSpan(300 * 3, 30 * 3).CopyTo(joined.Values.AsSpan(20 * 3));
        FeatureScaler several = FeatureScaler.Fit(table, new IndexRanges(new IndexRange(100, 120), new IndexRange(300, 330)));
        FeatureScaler together = FeatureScaler.Fit(joined, new IndexRange(0, 50));
        Assert.Equal(together.Centre, several.Centre);
        Assert.Equal(together.Spread, several.Spread);
    }

    private static float[] Weights(BucketSetup setup)
    {
        ILearner learner = setup.CreateLearner(1, 1, new CpuKernels());
        SmallTraining.Trainer(setup, learner, null, updates: 2).Run(CancellationToken.None);
        return [.. learner.Network.Parameters];
    }

    private static CandleSeries Doubled(CandleSeries c, int from)
    {
        return new CandleSeries(c.Name, c.IntervalMs, c.OpenTimeMs, Later(c.Open), Later(c.High), Later(c.Low), Later(c.Close), c.Volume);

        double[] Later(double[] column) => [.. column.Select((price, i) => i < from ? price : price * (2 + Math.Sin(i)))];
    }
}
