using System.Diagnostics;
using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Learning.Counterfactual;

/// <summary>
/// Counterfactual PPO (<c>model.type = ActorCritic</c>): an actor-critic with PPO's clipped objective whose advantages
/// are exact over all own states and actions of historical windows.
/// </summary>
public sealed class CounterfactualPpoLearner : ILearner, IDisposable
{
    private const float LogitGain = 0.1f;

    private readonly LearnerSettings _settings;
    private readonly WindowBatch _batch;
    private readonly WindowSampler _sampler;
    private readonly ExactAdvantage _advantage;
    private readonly CounterfactualLoss _loss;
    private readonly MinibatchOptimiser _optimiser;
    private readonly ChunkRunner _runner;
    private readonly Rng _rng;
    private readonly ThreadBuffers[] _threads;

    public CounterfactualPpoLearner(DecisionMarket market, LearnerSettings settings, IKernels kernels, int threads)
    {
        _settings = settings;
        _rng = new Rng(settings.Seed, stream: 1);
        _runner = new ChunkRunner(threads);
        OwnStates own = market.Own;
        int pairs = own.Count * own.Actions, outputs = pairs + own.Count;
        var shape = new NetworkShape(
            market.Inputs, settings.Hidden, settings.Layers, outputs, settings.Activation, settings.LayerNorm);
        Network = new MlpNetwork(shape, kernels);
        float[] gains = new float[outputs];
        gains.AsSpan(0, pairs).Fill(LogitGain);
        gains.AsSpan(pairs).Fill(1);
        Network.Initialise(_rng, gains);
        _batch = new WindowBatch(settings.Windows, settings.WindowDecisions, market.Inputs, own);
        _sampler = new WindowSampler(market, _batch, _runner, settings);
        _advantage = new ExactAdvantage(_batch, _runner, settings);
        _loss = new CounterfactualLoss(_batch, settings);
        _optimiser = new MinibatchOptimiser(
            Network, _runner, settings, settings.WindowDecisions, parts: 1, rows: settings.Windows);
        _threads = [.. Enumerable.Range(0, threads).Select(_ => new ThreadBuffers(Network, settings.Windows))];
    }

    public MlpNetwork Network { get; }

    /// <inheritdoc/>
    public UpdateMetrics Update(double progress)
    {
        long mark = Stopwatch.GetTimestamp();
        _sampler.Sample(_rng);
        double gathered = PhaseSeconds.Lap(ref mark);
        _runner.Run(_settings.WindowDecisions + 1, RecordPolicy);
        double forward = PhaseSeconds.Lap(ref mark);
        (double reward, double turnover) = _advantage.Compute();
        double advantage = PhaseSeconds.Lap(ref mark);
        OptimisationSums sums = _optimiser.Run(progress, _rng, ChunkGradient);
        double optimised = PhaseSeconds.Lap(ref mark);
        long decisions = (long)_settings.Windows * _settings.WindowDecisions;
        return sums.ToMetrics(
            decisions, reward / _settings.ReturnScale, turnover, _settings.LearningRate.At(progress), new(gathered, forward, advantage, optimised));
    }

    public void Save(BinaryWriter writer) => LearnerState.Save(writer, Network, _optimiser.Optimiser, _rng, _optimiser.Order);

    public void Load(BinaryReader reader) => LearnerState.Load(reader, Network, _optimiser.Optimiser, _rng, _optimiser.Order);

    public void Dispose() => _runner.Dispose();

    private void RecordPolicy(int step, int thread)
    {
        ThreadBuffers buffers = _threads[thread];
        buffers.Forward(Network, _batch.StepFeatures(step));
        _loss.Record(step, buffers.Columns);
    }

    private LossSums ChunkGradient(int step, int part, int thread, float[] gradients, float entropy)
    {
        ThreadBuffers buffers = _threads[thread];
        ReadOnlySpan<float> features = _batch.StepFeatures(step);
        buffers.Forward(Network, features);
        LossSums sums = _loss.Gradient(step, buffers.Columns, buffers.ColumnGradients, entropy);
        buffers.Backward(Network, features, gradients);
        return sums;
    }
}
