using System.Diagnostics;
using System.Numerics;
using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation;

namespace BtcAi.Learning.Ppo;

/// <summary>
/// Ordinary PPO on an environment: sampled actions, GAE, clipped surrogate. With one epoch, one minibatch and an
/// infinite clip it is A2C (<see cref="AsA2C"/>).
/// </summary>
public sealed class PpoLearner : ILearner, IDisposable
{
    private const int PreferredChunk = 256;

    private readonly IVectorEnv _env;
    private readonly LearnerSettings _settings;
    private readonly Rollout _rollout;
    private readonly RolloutGatherer _gatherer;
    private readonly ClippedLoss _loss;
    private readonly MinibatchOptimiser _optimiser;
    private readonly ChunkRunner _runner;
    private readonly ThreadBuffers[] _threads;
    private readonly Rng _rng;
    private readonly int _rows;

    /// <param name="levels">Target exposures one can choose.</param>
    /// <param name="rewardUnit">Typical deviation of a decision's return; rewards are divided by it.</param>
    public PpoLearner(
        IVectorEnv env, IReadOnlyList<float> levels, double rewardUnit, LearnerSettings settings, IKernels kernels,
        int threads)
    {
        int lanes = env.Batch.Lanes;
        if (lanes % Vector<float>.Count != 0)
            throw new UserMistakeException(SettingErrors.Value, $"model.lanes is {lanes}; it must be a multiple of 16 (1024 is the default).");
        (_env, _settings) = (env, settings);
        _rng = new Rng(settings.Seed, stream: 2);
        _runner = new ChunkRunner(threads);
        _rows = lanes % PreferredChunk == 0 ? PreferredChunk : lanes;
        var shape = new NetworkShape(env.Batch.ObservationSize, settings.Hidden, settings.Layers, levels.Count + 1,
            settings.Activation, settings.LayerNorm);
        Network = new MlpNetwork(shape, kernels);
        float[] gains = new float[levels.Count + 1];
        gains.AsSpan().Fill(0.01f);
        gains[^1] = 1;
        Network.Initialise(_rng, gains);
        _threads = [.. Enumerable.Range(0, threads).Select(_ => new ThreadBuffers(Network, _rows))];
        _rollout = new Rollout(settings.RolloutDecisions, lanes, env.Batch.ObservationSize);
        _gatherer = new RolloutGatherer(env, _rollout, Network, _runner, _threads, _rows, [.. levels],
            rewardUnit / settings.ReturnScale);
        _loss = new ClippedLoss(_rollout, levels.Count, settings);
        _optimiser = new MinibatchOptimiser(
            Network, _runner, settings, settings.RolloutDecisions, parts: lanes / _rows, _rows);
        _env.Reset();
    }

    public MlpNetwork Network { get; }

    /// <summary>The same settings as Advantage Actor-Critic: one pass over the rollout, no clipping.</summary>
    public static LearnerSettings AsA2C(LearnerSettings settings) => settings with
    {
        Epochs = 1,
        Minibatches = 1,
        Clip = double.PositiveInfinity,
        TargetKl = double.PositiveInfinity,
    };

    /// <inheritdoc/>
    public UpdateMetrics Update(double progress)
    {
        long mark = Stopwatch.GetTimestamp();
        _gatherer.Gather(_rng);
        double gathered = PhaseSeconds.Lap(ref mark);
        double environment = _gatherer.EnvironmentSeconds;
        GeneralisedAdvantage.Compute(_rollout, _settings.Gamma, _settings.Lambda);
        double advantage = PhaseSeconds.Lap(ref mark);
        OptimisationSums sums = _optimiser.Run(progress, _rng, ChunkGradient);
        double optimised = PhaseSeconds.Lap(ref mark);
        double reward = System.Numerics.Tensors.TensorPrimitives.Sum<float>(_rollout.Rewards) / _rollout.Rewards.Length / _settings.ReturnScale;
        return sums.ToMetrics(_rollout.Rewards.Length, reward, _gatherer.Turnover, _settings.LearningRate.At(progress),
            new(environment, gathered - environment, advantage, optimised));
    }

    public void Save(BinaryWriter writer)
    {
        LearnerState.Save(writer, Network, _optimiser.Optimiser, _rng, _optimiser.Order);
        _env.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        LearnerState.Load(reader, Network, _optimiser.Optimiser, _rng, _optimiser.Order);
        _env.Load(reader);
    }

    public void Dispose() => _runner.Dispose();

    private LossSums ChunkGradient(int decision, int part, int thread, float[] gradients, float entropy)
    {
        int lane = part * _rows;
        ThreadBuffers buffers = _threads[thread];
        ReadOnlySpan<float> rows = _rollout.Rows(decision, lane, _rows);
        buffers.Forward(Network, rows);
        LossSums sums = _loss.Gradient(
            decision * _rollout.Lanes + lane, _rows, buffers.Columns, buffers.ColumnGradients, entropy);
        buffers.Backward(Network, rows, gradients);
        return sums;
    }
}
