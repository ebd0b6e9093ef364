using System.Diagnostics;
using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Counterfactual;
using BtcAi.Learning.Ppo;
using BtcAi.Simulation.KnownMarkets;

namespace BtcAi.Learning.Gates;

/// <summary>Trains an agent on one path of a market with a known optimum and scores it on another.</summary>
public sealed class KnownMarketTraining
{
    private const int TrainingCandles = 400_000, TestCandles = 200_000, ScoreRows = 256, Lanes = 256, Episode = 512;

    private readonly IKnownMarket _market;
    private readonly KnownMarketPath _training, _test;
    private readonly KnownMarketOptimum _optimum;
    private readonly ulong _seed;
    private readonly KnownMarketScore _best;

    public KnownMarketTraining(IKnownMarket market, ulong seed, int noiseFeatures = 8)
    {
        (_market, _seed) = (market, seed);
        _training = market.Generate(new Rng(seed, stream: 10), TrainingCandles, noiseFeatures);
        _test = market.Generate(new Rng(seed, stream: 11), TestCandles, noiseFeatures);
        _optimum = market.Solve();
        _best = KnownMarketScore.Of(market, _test, _optimum);
    }

    /// <summary>The settings of all gates: two layers of 64, the markets' discount, larger and more steps than on real candles.</summary>
    public static LearnerSettings SettingsFor(ModelType model, ulong seed)
    {
        var settings = new LearnerSettings
        {
            Hidden = 64,
            Gamma = KnownMarketRules.Gamma,
            LearningRate = new(2e-3, 4e-4, LearningRateShape.Cosine),
            Minibatches = 16,
            CostRandomisation = 1,
            Seed = seed,
        };
        return model == ModelType.ActorCritic
            ? settings
            : settings with { RolloutDecisions = 64, Entropy = new(0.03, 0.006, LearningRateShape.Linear) };
    }

    /// <summary>Trains for a fixed number of updates on one thread and plays the greedy agent on the test path.</summary>
    public KnownMarketOutcome Run(ModelType model, int updates)
    {
        LearnerSettings settings = SettingsFor(model, _seed);
        long mark = Stopwatch.GetTimestamp();
        ILearner learner = Create(model, settings);
        for (int i = 0; i < updates; i++) learner.Update(i / (double)updates);
        double seconds = PhaseSeconds.Lap(ref mark);
        byte[] choices = Choose(learner.Network, model == ModelType.ActorCritic);
        (learner as IDisposable)?.Dispose();
        return new KnownMarketOutcome(
            KnownMarketScore.Of(_market, _test, Next), _best, KnownMarketScore.Agreement(_test, _optimum, Next), seconds);

        int Next(int t, int position) => choices[t * KnownMarketRules.Positions.Length + position];
    }

    private ILearner Create(ModelType model, LearnerSettings settings)
    {
        var kernels = new CpuKernels();
        if (model == ModelType.ActorCritic)
            return new CounterfactualPpoLearner(ToDecisions(), settings, kernels, threads: 1);
        var env = new KnownMarketEnv(_market, _training, Lanes, Episode, new Rng(settings.Seed, stream: 3));
        return new PpoLearner(env, KnownMarketRules.Positions.ToArray(), _market.Sigma, settings, kernels, threads: 1);
    }

    private DecisionMarket ToDecisions() => new()
    {
        Features = _training.Features,
        Width = _training.Width,
        Returns = Array.ConvertAll(_training.Returns, r => (double)r),
        Variances = new float[_training.Length],
        Stride = 1,
        Decisions = new IndexRange(1, _training.Length),
        Own = new OwnStates(KnownMarketRules.Positions.ToArray(), minimumHoldDecisions: 1),
        BuyRate = _market.Cost,
        SellRate = _market.Cost,
        RewardUnit = _market.Sigma,
        Linear = true,
    };

    /// <summary>The greedy next position at every candle of the test path from every position held. Shape [T × 3].</summary>
    private byte[] Choose(MlpNetwork network, bool counterfactual)
    {
        int positions = KnownMarketRules.Positions.Length, inputs = network.Shape.Inputs, outputs = network.Shape.Outputs;
        byte[] choices = new byte[_test.Length * positions];
        NetworkWorkspace workspace = network.CreateWorkspace(ScoreRows);
        float[] rows = new float[ScoreRows * inputs];
        for (int first = 0; first < _test.Length; first += ScoreRows)
        {
            int count = Math.Min(ScoreRows, _test.Length - first);
            for (int held = 0; held < positions; held++)
            {
                for (int i = 0; i < count; i++) WriteRow(rows.AsSpan(i * inputs, inputs), first + i, held);
                ReadOnlySpan<float> result = network.Forward(rows.AsSpan(0, count * inputs), count, workspace);
                for (int i = 0; i < count; i++)
                {
                    int from = i * outputs + (counterfactual ? held * positions : 0);
                    choices[(first + i) * positions + held] =
                        (byte)System.Numerics.Tensors.TensorPrimitives.IndexOfMax(result.Slice(from, positions));
                }
            }
        }
        return choices;
    }

    /// <summary>The path's row; PPO's observation has one flag per position after it.</summary>
    private void WriteRow(Span<float> row, int t, int held)
    {
        _test.Row(t).CopyTo(row);
        if (row.Length == _test.Width) return;
        row[_test.Width..].Clear();
        row[_test.Width + held] = 1;
    }
}
