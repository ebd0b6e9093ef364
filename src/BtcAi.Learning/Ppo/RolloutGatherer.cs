using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Simulation;

namespace BtcAi.Learning.Ppo;

/// <summary>Plays the current policy in an environment and records what happened.</summary>
public sealed class RolloutGatherer
{
    private readonly IVectorEnv _env;
    private readonly Rollout _rollout;
    private readonly MlpNetwork _network;
    private readonly ChunkRunner _runner;
    private readonly ThreadBuffers[] _threads;
    private readonly float[] _levels;
    private readonly float _rewardScale;
    private readonly int _rows;
    private readonly float[] _logs, _policies, _endings;
    private readonly NetworkWorkspace _endingWorkspace;

    /// <param name="rows">Lanes per chunk.</param>
    /// <param name="rewardUnit">Rewards are divided by this.</param>
    public RolloutGatherer(
        IVectorEnv env, Rollout rollout, MlpNetwork network, ChunkRunner runner, ThreadBuffers[] threads, int rows,
        float[] levels, double rewardUnit)
    {
        (_env, _rollout, _network, _runner, _threads, _rows) = (env, rollout, network, runner, threads, rows);
        (_levels, _rewardScale) = (levels, (float)(1 / rewardUnit));
        int lanes = env.Batch.Lanes;
        _logs = new float[lanes * levels.Length];
        _policies = new float[lanes * levels.Length];
        _endings = new float[lanes * env.Batch.ObservationSize];
        _endingWorkspace = network.CreateWorkspace(lanes);
    }

    /// <summary>Seconds that the last rollout spent stepping the environment.</summary>
    public double EnvironmentSeconds { get; private set; }

    /// <summary>Mean |change of target exposure| per decision in the last rollout.</summary>
    public double Turnover { get; private set; }

    public void Gather(Rng rng)
    {
        EnvBatch batch = _env.Batch;
        (EnvironmentSeconds, Turnover) = (0, 0);
        for (int t = 0; t < _rollout.Decisions; t++)
        {
            batch.Observations.CopyTo(_rollout.Observations, t * batch.Observations.Length);
            Evaluate(t, batch);
            Draw(t, batch, rng);
            long mark = System.Diagnostics.Stopwatch.GetTimestamp();
            _env.Step();
            EnvironmentSeconds += PhaseSeconds.Lap(ref mark);
            RecordOutcome(t, batch);
        }
        Evaluate(_rollout.Decisions, batch);
        Turnover /= (double)_rollout.Decisions * batch.Lanes;
    }

    /// <summary>Policy and value of every lane; chunks of lanes in parallel.</summary>
    private void Evaluate(int t, EnvBatch batch) => _runner.Run(batch.Lanes / _rows, (chunk, thread) =>
    {
        ThreadBuffers buffers = _threads[thread];
        int actions = _levels.Length, first = chunk * _rows, size = batch.ObservationSize;
        buffers.Forward(_network, batch.Observations.AsSpan(first * size, _rows * size));
        Span<float> logs = _logs.AsSpan(first * actions, _rows * actions);
        Span<float> policies = _policies.AsSpan(first * actions, _rows * actions);
        buffers.Columns.AsSpan(0, logs.Length).CopyTo(logs);
        ColumnSoftmax.Run(logs, policies, actions, _rows);
        buffers.Columns.AsSpan(actions * _rows, _rows).CopyTo(_rollout.Values.AsSpan(t * batch.Lanes + first));
    });

    private void Draw(int t, EnvBatch batch, Rng rng)
    {
        int actions = _levels.Length;
        double turnover = 0;
        for (int lane = 0; lane < batch.Lanes; lane++)
        {
            int chunk = lane / _rows * _rows * actions, row = lane % _rows;
            int action = ActionProbabilities.Draw(_policies.AsSpan(chunk, _rows * actions), actions, _rows, row, rng);
            turnover += Math.Abs(_levels[action] - batch.Targets[lane]);
            batch.Actions[lane] = _levels[action];
            _rollout.Actions[t * batch.Lanes + lane] = action;
            _rollout.LogProbabilities[t * batch.Lanes + lane] = _logs[chunk + action * _rows + row];
        }
        Turnover += turnover;
    }

    private void RecordOutcome(int t, EnvBatch batch)
    {
        int size = batch.ObservationSize, first = t * batch.Lanes, ended = 0;
        for (int lane = 0; lane < batch.Lanes; lane++)
        {
            _rollout.Rewards[first + lane] = batch.Rewards[lane] * _rewardScale;
            bool over = batch.Terminated[lane] | batch.Truncated[lane];
            _rollout.Continues[first + lane] = over ? 0 : 1;
            _rollout.EndValues[first + lane] = 0;
            if (!over || batch.Terminated[lane]) continue;
            batch.FinalObservations.AsSpan(lane * size, size).CopyTo(_endings.AsSpan(ended++ * size));
        }
        if (ended == 0) return;
        ReadOnlySpan<float> outputs = _network.Forward(_endings.AsSpan(0, ended * size), ended, _endingWorkspace);
        int width = _network.Shape.Outputs;
        for (int lane = 0, row = 0; lane < batch.Lanes; lane++)
        {
            if (!batch.Truncated[lane] || batch.Terminated[lane]) continue;
            _rollout.EndValues[first + lane] = outputs[row++ * width + width - 1];
        }
    }
}
