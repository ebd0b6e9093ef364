using System.Collections.Concurrent;

namespace BtcAi.Tests.Market.Venues;

/// <summary>A clock that stands still and whose pauses are over at once; it remembers them.</summary>
internal sealed class HastyClock(DateTimeOffset now) : TimeProvider
{
    public ConcurrentQueue<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Pauses.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
