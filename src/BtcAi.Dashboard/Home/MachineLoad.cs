using BtcAi.Experiments.Safety;

namespace BtcAi.Dashboard.Home;

/// <summary>How busy the machine is.</summary>
/// <param name="Busy">Share of all cores since the last look, 0 … 1; null where the system does not say.</param>
public sealed record MachineLoad(double? Busy, long UsedBytes, long AllBytes, long FreeDiskBytes, long IdleTicks, long AllTicks)
{
    private const string Processor = "/proc/stat";

    public static MachineLoad Unknown { get; } = new(null, 0, 0, 0, 0, 0);

    /// <param name="folder">Whose disk is looked at.</param>
    /// <param name="last">The last look, which the processor's share is counted from.</param>
    public static MachineLoad Now(string folder, MachineLoad last)
    {
        (long idle, long all) = Ticks();
        double? busy = all > last.AllTicks && last.AllTicks > 0 ? 1 - (idle - last.IdleTicks) / (double)(all - last.AllTicks) : null;
        long total = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        FreeRoom left = FreeRoom.Of(folder);
        return new MachineLoad(busy, total - left.MemoryBytes, total, left.DiskBytes, idle, all);
    }

    // The first line counts, for all cores together: user nice system idle iowait irq softirq steal.
    private static (long Idle, long All) Ticks()
    {
        if (!File.Exists(Processor)) return (0, 0);
        long[] ticks = [.. File.ReadLines(Processor).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(long.Parse)];
        return (ticks[3] + ticks[4], ticks.Sum());
    }
}
