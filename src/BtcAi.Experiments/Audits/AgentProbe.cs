using BtcAi.Learning.Agents;
using BtcAi.Learning.Counterfactual;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Audits;

/// <summary>What an agent would choose on a row of features from each of its own states, with no cap in force.</summary>
internal sealed class AgentProbe
{
    private readonly Agent _agent;
    private readonly AgentPolicy _policy;
    private readonly EnvBatch _batch;
    private readonly int _width;

    public AgentProbe(Agent agent)
    {
        (_agent, _policy, _width) = (agent, agent.Policy(), agent.Card.ScalerCentre.Length);
        var own = new OwnStates(agent.Card.Levels, agent.Card.MinimumHold);
        _batch = new EnvBatch(own.Count, _width + TradingEnv.CapFeatures + TradingEnv.AccountFeatures);
        for (int state = 0; state < own.Count; state++)
        {
            _batch.Targets[state] = own.Levels[own.Level(state)];
            _batch.Ages[state] = own.IsYoung(state) ? 1 : own.MinimumHold;
        }
    }

    /// <summary>One target exposure per own state.</summary>
    /// <param name="row">Scaled.</param>
    public float[] Choices(ReadOnlySpan<float> row)
    {
        for (int state = 0; state < _batch.Lanes; state++)
        {
            Span<float> observation = _batch.Observations.AsSpan(state * _batch.ObservationSize, _batch.ObservationSize);
            row.CopyTo(observation);
            Span<float> account = observation[_width..];
            if (_agent.SeesCaps)
            {
                // Cap, withdrawal pressure, cash set aside.
                account[0] = 1;
                account = account[TradingEnv.CapFeatures..];
            }
            (account[0], account[1]) = (_batch.Targets[state], 1f / _batch.Ages[state]);
        }
        _policy.Act(_batch);
        return [.. _batch.Actions];
    }
}
