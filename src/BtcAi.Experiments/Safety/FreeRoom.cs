namespace BtcAi.Experiments.Safety;

/// <summary>What the machine has left.</summary>
/// <param name="DiskBytes">Free for this user on the disk that was asked about.</param>
/// <param name="MemoryBytes">Available without swapping.</param>
public readonly record struct FreeRoom(long DiskBytes, long MemoryBytes)
{
    private const string Memory = "/proc/meminfo";

    /// <param name="folder">It may not exist yet.</param>
    public static FreeRoom Of(string folder)
    {
        string existing = Path.GetFullPath(folder);
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent) existing = parent;
        return new FreeRoom(new DriveInfo(existing).AvailableFreeSpace, Available());
    }

    private static long Available()
    {
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        string? line = File.Exists(Memory) ? File.ReadLines(Memory).FirstOrDefault(l => l.StartsWith("MemAvailable:", StringComparison.Ordinal)) : null;
        return line is null
            ? memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes
            : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
