using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Safety;

/// <summary>Looks every few seconds, and before each checkpoint, whether disk and memory last; when they do not, training has to save and end.</summary>
public sealed class ResourceWatch : IDisposable
{
    private const long Megabyte = 1_000_000;

    /// <summary>Between two looks.</summary>
    public static TimeSpan Rhythm { get; } = TimeSpan.FromSeconds(5);

    private readonly string _folder;
    private readonly RecoverySettings _limits;
    private readonly Func<string, FreeRoom> _measure;
    private readonly CancellationTokenSource _emergency = new();
    private readonly ITimer _timer;

    /// <param name="folder">Whose disk counts.</param>
    /// <param name="measure">What is left; null asks the machine.</param>
    public ResourceWatch(string folder, RecoverySettings limits, TimeProvider clock, Func<string, FreeRoom>? measure = null)
    {
        (_folder, _limits, _measure) = (folder, limits, measure ?? FreeRoom.Of);
        Look();
        _timer = clock.CreateTimer(_ => Look(), null, Rhythm, Rhythm);
    }

    /// <summary>Signalled at the first shortage.</summary>
    public CancellationToken Emergency => _emergency.Token;

    /// <summary>What is short; null while all lasts.</summary>
    public WorldException? Shortage { get; private set; }

    public void Look()
    {
        if (Shortage is not null) return;
        FreeRoom left = _measure(_folder);
        Shortage = Of(left.DiskBytes, _limits.MinFreeDiskMegabytes, RecoveryErrors.LowDisk, "on the disk are free", "recovery.min_free_disk_megabytes", "Free some space")
            ?? Of(left.MemoryBytes, _limits.MinFreeMemoryMegabytes, RecoveryErrors.LowMemory, "of memory are available", "recovery.min_free_memory_megabytes", "Close other programs");
        if (Shortage is not null) _emergency.Cancel();
    }

    public void Dispose()
    {
        _timer.Dispose();
        _emergency.Dispose();
    }

    private static WorldException? Of(long bytes, int least, ErrorCode code, string what, string setting, string wayOut) => bytes >= least * Megabyte
        ? null
        : new WorldException(code, $"Only {bytes / Megabyte} MB {what}, less than the {least} MB of {setting}. {wayOut}, then go on.");
}
