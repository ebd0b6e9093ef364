using BtcAi.Compute;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;

namespace BtcAi.Tests.Learning.Agents;

public sealed class AgentPolicyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Looking_ahead_chooses_exactly_as_row_by_row(int decisionCandles)
    {
        // Candles finer than the bucket's decisions make the strides of the look-ahead matter.
        long decisionMs = BucketProfile.Of(Bucket.Short).DecisionMs;
        CandleSeries candles = new SyntheticMarket().Generate(7, 120 * 24 * decisionCandles, decisionMs / decisionCandles);
        var setup = new BucketSetup(Bucket.Short, candles, SmallTraining.Settings(frictions: false), seed: 1);
        for (ulong seed = 1; seed <= 3; seed++)
        {
            Agent agent = Random(setup, seed);
            var range = new IndexRange(setup.Features.WarmUp + (int)seed, candles.Count);
            var ahead = Record(setup, agent.Policy(setup.Features), range);
            Assert.Equal(Record(setup, agent.Policy(), range), ahead);
            Assert.True(ahead.Select(d => d.Target).Distinct().Count() > 2, "The agent always chose the same.");
            Assert.True(ahead.Count > 600, "Too few decisions for the look-ahead to begin a second block.");
        }
    }

    [Theory]
    [InlineData(Bucket.Scalping, ModelType.ActorCritic)]
    [InlineData(Bucket.Short, ModelType.ActorCritic)]
    [InlineData(Bucket.Short, ModelType.PPO)]
    [InlineData(Bucket.Medium, ModelType.ActorCritic)]
    [InlineData(Bucket.Long, ModelType.ActorCritic)]
    [InlineData(Bucket.Long, ModelType.PPO)]
    public void Altering_candles_after_t_changes_no_decision_up_to_t(Bucket bucket, ModelType model)
    {
        BucketSetup setup = SmallTraining.Setup(bucket, model);
        Agent agent = Random(setup, 8);
        IndexRange test = setup.Split.Test;
        var rng = new Rng(11);
        var known = Record(setup, agent.Policy(setup.Features), test);
        for (int i = 0; i < 6; i++)
        {
            int t = test.From + rng.Next(test.Count - 20);
            var altered = new BucketSetup(bucket, AlteredAfter(t, setup.Candles, rng), setup.Settings, seed: 1);
            Assert.Equal(setup.Scaler.Centre, altered.Scaler.Centre);
            Assert.Equal(setup.Scaler.Spread, altered.Scaler.Spread);
            var decisions = Record(altered, agent.Policy(altered.Features), test);
            Assert.Equal(known.Where(d => d.Row <= t), decisions.Where(d => d.Row <= t));
            Assert.NotEqual(known, decisions);
        }
    }

    [Theory]
    [InlineData(ModelType.ActorCritic)]
    [InlineData(ModelType.PPO)]
    public void Altering_candles_after_the_training_range_changes_no_weight(ModelType model)
    {
        BucketSetup setup = SmallTraining.Setup(Bucket.Short, model);
        var altered = new BucketSetup(
            Bucket.Short, AlteredAfter(setup.Split.Training.To - 1, setup.Candles, new Rng(2)), setup.Settings, seed: 1);
        Assert.Equal(Trained(setup), Trained(altered));
    }

    private static float[] Trained(BucketSetup setup)
    {
        ILearner learner = setup.CreateLearner(1, 1, new CpuKernels());
        using var owner = (IDisposable)learner;
        for (int i = 0; i < 3; i++) learner.Update(i / 3.0);
        return learner.Network.Parameters;
    }

    private static List<(int Row, float Target)> Record(BucketSetup setup, IPolicy policy, IndexRange range)
    {
        var recording = new RecordingPolicy(policy);
        Backtest.Run(setup.Candles, setup.Features, recording, range, setup.Rules);
        return recording.Decisions;
    }

    /// <summary>An agent with opinions of its own: every weight drawn at random.</summary>
    private static Agent Random(BucketSetup setup, ulong seed)
    {
        ILearner learner = setup.CreateLearner(1, 1, new CpuKernels());
        using var owner = (IDisposable)learner;
        var rng = new Rng(seed);
        float[] weights = [.. learner.Network.Parameters.Select(_ => (float)(0.5 * rng.NextGaussian()))];
        return Agent.Of(setup.CreateCard(learner, seed, "test"), weights, new CpuKernels());
    }

    private static CandleSeries AlteredAfter(int t, CandleSeries candles, Rng rng)
    {
        double[][] prices = [[.. candles.Open], [.. candles.High], [.. candles.Low], [.. candles.Close]];
        double[] volume = [.. candles.Volume];
        // A jump first, so that even one candle of foresight would show.
        double factor = rng.NextDouble() < 0.5 ? 0.7 : 1.4;
        for (int i = t + 1; i < candles.Count; i++)
        {
            factor *= Math.Exp(0.02 * rng.NextGaussian());
            foreach (double[] column in prices) column[i] *= factor;
            volume[i] *= 0.2 + rng.NextDouble();
        }
        return new CandleSeries(candles.Name, candles.IntervalMs, candles.OpenTimeMs, prices[0], prices[1], prices[2], prices[3], volume);
    }
}
