using BtcAi.Simulation;

namespace BtcAi.Tests.Learning.Agents;

/// <summary>Another policy's decisions, written down as they are made.</summary>
internal sealed class RecordingPolicy(IPolicy inner) : IPolicy
{
    public string Name => inner.Name;

    /// <summary>Row of the candle whose close was seen, and the exposure chosen.</summary>
    public List<(int Row, float Target)> Decisions { get; } = [];

    public void Act(EnvBatch batch)
    {
        inner.Act(batch);
        Decisions.Add((batch.Candles[0], batch.Actions[0]));
    }
}
