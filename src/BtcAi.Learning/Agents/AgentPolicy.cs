using BtcAi.Compute;
using BtcAi.Learning.Counterfactual;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Learning.Agents;

/// <summary>A trained agent acting greedily.</summary>
public sealed class AgentPolicy : IPolicy
{
    private const int BlockRows = 256;

    private readonly MlpNetwork _network;
    private readonly OwnStates _own;
    private readonly bool _counterfactual;
    private readonly NetworkWorkspace _workspace;
    private readonly float[] _inputs;
    private readonly FeatureTable? _ahead;
    private readonly int _stride;
    private readonly byte[] _choices;
    private int _blockFirst = -1, _blockRows;

    /// <param name="ahead">
    /// The (scaled) table that a backtest runs over. Where the counterfactual network sees nothing but features, its
    /// choices for all own states of the next decisions are computed in one pass; with caps or without the table, one by one.
    /// </param>
    public AgentPolicy(string name, AgentCard card, MlpNetwork network, FeatureTable? ahead = null)
    {
        (Name, _network) = (name, network);
        _own = new OwnStates(card.Levels, card.MinimumHold);
        _counterfactual = card.Model == ModelType.ActorCritic;
        _ahead = _counterfactual && ahead?.Width == network.Shape.Inputs ? ahead : null;
        _stride = (int)(card.DecisionMs / card.IntervalMs);
        _workspace = network.CreateWorkspace(BlockRows);
        _inputs = new float[BlockRows * network.Shape.Inputs];
        _choices = new byte[BlockRows * _own.Count];
    }

    public string Name { get; }

    /// <inheritdoc/>
    public void Act(EnvBatch batch)
    {
        for (int lane = 0; lane < batch.Lanes; lane++)
        {
            int state = _own.Of(batch.Targets[lane], batch.Ages[lane]);
            batch.Actions[lane] = _own.Levels[_ahead is null ? Choose(batch, lane, state) : Look(batch.Candles[lane], state)];
        }
    }

    private int Choose(EnvBatch batch, int lane, int state)
    {
        ReadOnlySpan<float> observation = batch.Observations.AsSpan(lane * batch.ObservationSize, _network.Shape.Inputs);
        ReadOnlySpan<float> outputs = _network.Forward(observation, 1, _workspace);
        return Greedy(outputs, _counterfactual ? state : 0);
    }

    private int Look(int row, int state)
    {
        int ahead = row - _blockFirst;
        if (_blockFirst < 0 || ahead < 0 || ahead % _stride != 0 || ahead / _stride >= _blockRows)
        {
            LookAhead(row);
            ahead = 0;
        }
        return _choices[ahead / _stride * _own.Count + state];
    }

    private void LookAhead(int row)
    {
        int width = _network.Shape.Inputs, outputs = _network.Shape.Outputs;
        _blockFirst = row;
        _blockRows = Math.Min(BlockRows, (_ahead!.Rows - row - 1) / _stride + 1);
        for (int i = 0; i < _blockRows; i++) _ahead.Row(row + i * _stride).CopyTo(_inputs.AsSpan(i * width));
        ReadOnlySpan<float> result = _network.Forward(_inputs.AsSpan(0, _blockRows * width), _blockRows, _workspace);
        for (int i = 0; i < _blockRows; i++)
        {
            for (int e = 0; e < _own.Count; e++)
                _choices[i * _own.Count + e] = (byte)Greedy(result.Slice(i * outputs, outputs), e);
        }
    }

    private int Greedy(ReadOnlySpan<float> outputs, int state) =>
        System.Numerics.Tensors.TensorPrimitives.IndexOfMax(outputs.Slice(state * _own.Actions, _own.Actions));
}
