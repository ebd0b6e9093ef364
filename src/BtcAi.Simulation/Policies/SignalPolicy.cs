namespace BtcAi.Simulation.Policies;

/// <summary>A policy that was worked out in advance: the exposure wanted at the close of each candle.</summary>
public sealed class SignalPolicy : IPolicy
{
    private readonly float[] _exposureByCandle;

    /// <param name="exposureByCandle">One target exposure per candle, from that candle and earlier ones only; NaN leaves the holding alone.</param>
    public SignalPolicy(string name, float[] exposureByCandle) => (Name, _exposureByCandle) = (name, exposureByCandle);

    public string Name { get; }

    public ReadOnlySpan<float> ExposureByCandle => _exposureByCandle;

    public void Act(EnvBatch batch)
    {
        for (int i = 0; i < batch.Lanes; i++) batch.Actions[i] = _exposureByCandle[batch.Candles[i]];
    }
}
