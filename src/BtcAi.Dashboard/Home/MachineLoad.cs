namespace BtcAi.Dashboard.Home;

/// <summary>How busy the machine is.</summary>
/// <param name="Busy">Share of all cores since the last look, 0 … 1; null where the system does not say.</param>
public sealed record MachineLoad(double? Busy, long UsedBytes, long AllBytes, long FreeDiskBytes, long IdleTicks, long AllTicks)
{
    private const string Processor = "/proc/stat", Memory = "/proc/meminfo";

    public static MachineLoad Unknown { get; } = new(null, 0, 0, 0, 0, 0);

    /// <param name="folder">Whose disk is looked at.</param>
    /// <param name="last">The last look, which the processor's share is counted from.</param>
    public static MachineLoad Now(string folder, MachineLoad last)
    {
        (long idle, long all) = Ticks();
        double? busy = all > last.AllTicks && last.AllTicks > 0 ? 1 - (idle - last.IdleTicks) / (double)(all - last.AllTicks) : null;
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        long total = memory.TotalAvailableMemoryBytes, available = AvailableBytes() ?? total - memory.MemoryLoadBytes;
        return new MachineLoad(busy, total - available, total, FreeDisk(folder), idle, all);
    }

    // The first line counts, for all cores together: user nice system idle iowait irq softirq steal.
    private static (long Idle, long All) Ticks()
    {
        if (!File.Exists(Processor)) return (0, 0);
        long[] ticks = [.. File.ReadLines(Processor).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(long.Parse)];
        return (ticks[3] + ticks[4], ticks.Sum());
    }

    private static long? AvailableBytes()
    {
        if (!File.Exists(Memory)) return null;
        string? line = File.ReadLines(Memory).FirstOrDefault(l => l.StartsWith("MemAvailable:", StringComparison.Ordinal));
        return line is null ? null : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    private static long FreeDisk(string folder)
    {
        string existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent) existing = parent;
        return new DriveInfo(existing).AvailableFreeSpace;
    }
}
