using BtcAi.Foundation;

namespace BtcAi.Simulation.Statistics;

/// <summary>
/// Stationary bootstrap (Politis and Romano, 1994): blocks start at days drawn uniformly, their lengths L
/// are geometric, P(L = k) = (1 − p)^(k−1)·p with mean 1/p, and the days are a circle. So each resample keeps what one
/// day says of the next, yet every day is as likely at every place.
/// </summary>
public sealed class StationaryBlocks
{
    private readonly int _days, _horizon;
    private readonly double _perLog;
    private readonly DayBlock[] _blocks;

    /// <param name="days">Seen ones, from which blocks are taken.</param>
    /// <param name="horizon">Days of a resample.</param>
    /// <param name="meanBlock">In days, at least 1; 1 draws each day alone.</param>
    public StationaryBlocks(int days, int horizon, double meanBlock)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        ArgumentOutOfRangeException.ThrowIfNegative(horizon);
        if (!(meanBlock >= 1)) throw new ArgumentOutOfRangeException(nameof(meanBlock), meanBlock, "At least one day.");
        (_days, _horizon) = (days, horizon);
        _perLog = 1 / double.LogP1(-1 / meanBlock);
        _blocks = new DayBlock[horizon];
    }

    /// <summary>
    /// The blocks of one resample, overwritten by the next; none is longer than the days seen, and together they are as
    /// long as the horizon.
    /// </summary>
    public ReadOnlySpan<DayBlock> Draw(Rng rng)
    {
        int count = 0;
        for (int left = _horizon; left > 0;)
        {
            int start = rng.Next(_days);
            // Inverse of P(L > k) = (1 − p)^k.
            double drawn = 1 + Math.Floor(Math.Log(1 - rng.NextDouble()) * _perLog);
            int length = (int)Math.Min(drawn, left);
            left -= length;
            for (; length > _days; length -= _days) _blocks[count++] = new DayBlock(start, _days);
            _blocks[count++] = new DayBlock(start, length);
        }
        return _blocks.AsSpan(0, count);
    }
}
