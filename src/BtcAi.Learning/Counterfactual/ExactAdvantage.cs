using System.Numerics;
using System.Numerics.Tensors;
using BtcAi.Compute;
using static BtcAi.Learning.LaneVector;

namespace BtcAi.Learning.Counterfactual;

/// <summary>
/// Exact policy evaluation on known paths: for every own state e and action a,
/// Q_t(e,a) = ρ_t(e,a) + γ·V⁺(e'), V^π = Σ_a π·Q, A = Q − V^π, V⁺ = λ·V^π + (1−λ)·V_net backwards in time, and the
/// occupancy d_{t+1} = Σ d_t·π forwards from a uniform start. No sampling of actions, no exploration noise
/// (all-action gradients: Mean Actor-Critic, arXiv 1709.00503; exogenous inputs: arXiv 2207.06272).
/// </summary>
public sealed class ExactAdvantage
{
    private const float OccupancyShare = 0.7f;

    private readonly WindowBatch _batch;
    private readonly ChunkRunner _runner;
    private readonly float _gamma, _lambda;
    private readonly Transition[] _transitions;
    private readonly float[] _next, _now;
    private readonly int _block;
    private readonly double[] _squares, _rewards, _turnovers;

    public ExactAdvantage(WindowBatch batch, ChunkRunner runner, LearnerSettings settings)
    {
        (_batch, _runner) = (batch, runner);
        (_gamma, _lambda) = ((float)settings.Gamma, (float)settings.Lambda);
        OwnStates own = batch.Own;
        _transitions = new Transition[own.Count * own.Actions];
        for (int pair = 0; pair < _transitions.Length; pair++)
        {
            (int state, int action) = (pair / own.Actions, pair % own.Actions);
            (int likely, int otherwise, float chance) = own.Next(state, action);
            float factor = own.IsYoung(state) ? (float)settings.YoungCostMultiplier : 1;
            _transitions[pair] = new(action, own.Level(state) * own.Actions + action, likely, otherwise, chance, factor);
        }
        _next = new float[own.Count * batch.Windows];
        _now = new float[own.Count * batch.Windows];
        _block = batch.Windows % (4 * Vector<float>.Count) == 0 ? batch.Windows / 4 : batch.Windows;
        int blocks = batch.Windows / _block;
        (_squares, _rewards, _turnovers) = (new double[blocks], new double[blocks], new double[blocks]);
    }

    /// <summary>Fills advantages, targets and importances.</summary>
    /// <returns>Mean reward and mean |change of exposure| per decision under the gathering policy, from a uniform start.</returns>
    public (double Reward, double Turnover) Compute()
    {
        _runner.Run(_batch.Windows / _block, (block, _) =>
        {
            Backward(block * _block);
            Forward(block);
        });
        double rows = (double)_batch.Windows * _batch.Decisions;
        float scale = (float)(1 / Math.Sqrt(_squares.Sum() / rows + 1e-12));
        TensorPrimitives.Multiply(_batch.Advantages, scale, _batch.Advantages);
        return (_rewards.Sum() / rows, _turnovers.Sum() / rows);
    }

    private void Backward(int from)
    {
        int windows = _batch.Windows, states = _batch.Own.Count;
        Span<float> bootstrap = WindowBatch.Step(_batch.Values, _batch.Decisions, states, windows);
        for (int e = 0; e < states; e++)
            bootstrap.Slice(e * windows + from, _block).CopyTo(_next.AsSpan(e * windows + from));
        for (int t = _batch.Decisions - 1; t >= 0; t--)
        {
            for (int e = 0; e < states; e++) EvaluateState(t, e, from);
            for (int e = 0; e < states; e++)
                _now.AsSpan(e * windows + from, _block).CopyTo(_next.AsSpan(e * windows + from));
        }
    }

    private void EvaluateState(int t, int state, int from)
    {
        int windows = _batch.Windows, states = _batch.Own.Count, actions = _batch.Own.Actions;
        Span<Vector<float>> values = Row(_batch.Targets, (t * states + state) * windows + from, _block);
        values.Clear();
        for (int pair = state * actions; pair < (state + 1) * actions; pair++)
        {
            PairRows rows = RowsOf(t, pair, from);
            ref readonly Transition transition = ref _transitions[pair];
            Vector<float> factor = new(transition.CostFactor), chance = new(_gamma * transition.Chance);
            Vector<float> rest = new(_gamma * (1 - transition.Chance));
            for (int i = 0; i < values.Length; i++)
            {
                Vector<float> q = rows.Growth[i] - factor * rows.Cost[i] + chance * rows.Likely[i] + rest * rows.Otherwise[i];
                rows.Advantages[i] = q;
                values[i] += rows.Policy[i] * q;
            }
        }
        for (int pair = state * actions; pair < (state + 1) * actions; pair++)
        {
            Span<Vector<float>> advantages = RowsOf(t, pair, from).Advantages;
            for (int i = 0; i < values.Length; i++) advantages[i] -= values[i];
        }
        Span<Vector<float>> critic = Row(_batch.Values, (t * states + state) * windows + from, _block);
        Span<Vector<float>> now = Row(_now, state * windows + from, _block);
        for (int i = 0; i < values.Length; i++) now[i] = _lambda * values[i] + (1 - _lambda) * critic[i];
    }

    private PairRows RowsOf(int t, int pair, int from)
    {
        int windows = _batch.Windows, actions = _batch.Own.Actions, row = (t * _transitions.Length + pair) * windows + from;
        ref readonly Transition transition = ref _transitions[pair];
        return new PairRows
        {
            Policy = Row(_batch.Policy, row, _block),
            Advantages = Row(_batch.Advantages, row, _block),
            Growth = Row(_batch.Growth, (t * actions + transition.Action) * windows + from, _block),
            Cost = Row(_batch.SwitchCost, (t * actions * actions + transition.Switch) * windows + from, _block),
            Likely = Row(_next, transition.Likely * windows + from, _block),
            Otherwise = Row(_next, transition.Otherwise * windows + from, _block),
        };
    }

    /// <summary>Occupancy of the own states, and with it each state's importance and the sums behind the metrics.</summary>
    private void Forward(int block)
    {
        int windows = _batch.Windows, states = _batch.Own.Count, from = block * _block;
        (_squares[block], _rewards[block], _turnovers[block]) = (0, 0, 0);
        for (int e = 0; e < states; e++) _now.AsSpan(e * windows + from, _block).Fill(1f / states);
        for (int t = 0; t < _batch.Decisions; t++)
        {
            for (int e = 0; e < states; e++) _next.AsSpan(e * windows + from, _block).Clear();
            Span<float> importance = WindowBatch.Step(_batch.Importance, t, states, windows);
            for (int pair = 0; pair < _transitions.Length; pair++) Flow(t, pair, block);
            for (int e = 0; e < states; e++)
            {
                for (int b = from; b < from + _block; b += Vector<float>.Count)
                {
                    At(importance, e * windows + b) = OccupancyShare * At(_now, e * windows + b)
                        + new Vector<float>((1 - OccupancyShare) / states);
                }
                _next.AsSpan(e * windows + from, _block).CopyTo(_now.AsSpan(e * windows + from));
            }
        }
    }

    private void Flow(int t, int pair, int block)
    {
        int states = _batch.Own.Count, actions = _batch.Own.Actions, state = pair / actions, from = block * _block;
        ref readonly Transition transition = ref _transitions[pair];
        PairRows rows = RowsOf(t, pair, from);
        Span<Vector<float>> now = Row(_now, state * _batch.Windows + from, _block);
        Vector<float> factor = new(transition.CostFactor), chance = new(transition.Chance), rest = new(1 - transition.Chance);
        Vector<float> rewards = Vector<float>.Zero, flows = Vector<float>.Zero, squares = Vector<float>.Zero;
        for (int i = 0; i < now.Length; i++)
        {
            Vector<float> flow = now[i] * rows.Policy[i], advantage = rows.Advantages[i];
            rows.Likely[i] += chance * flow;
            rows.Otherwise[i] += rest * flow;
            rewards += flow * (rows.Growth[i] - factor * rows.Cost[i]);
            flows += flow;
            squares += (OccupancyShare * now[i] + new Vector<float>((1 - OccupancyShare) / states)) * advantage * advantage;
        }
        _rewards[block] += Vector.Sum(rewards);
        float change = Math.Abs(_batch.Own.Levels[transition.Action] - _batch.Own.Levels[_batch.Own.Level(state)]);
        _turnovers[block] += Vector.Sum(flows) * change;
        _squares[block] += Vector.Sum(squares) / actions;
    }

    /// <summary>What a pair (state, action) earns and where it leads.</summary>
    private readonly record struct Transition(
        int Action, int Switch, int Likely, int Otherwise, float Chance, float CostFactor);

    /// <summary>A block's windows in every quantity that one pair needs in one step; next values or occupancies twice.</summary>
    private ref struct PairRows
    {
        public Span<Vector<float>> Policy, Advantages, Growth, Cost, Likely, Otherwise;
    }
}
