using BtcAi.Foundation;

namespace BtcAi.Experiments.Settings;

/// <summary>When a training saves and ends before the machine ends it.</summary>
public sealed record RecoverySettings
{
    [Setting("With less free space on the home folder's disk a training saves and ends; 0 never.", Title = "Min free disk", Min = 0, Max = 1_000_000, Unit = "MB")]
    public int MinFreeDiskMegabytes { get; init; } = 200;

    [Setting("With less available memory a training saves and ends; 0 never.", Title = "Min free memory", Min = 0, Max = 1_000_000, Unit = "MB")]
    public int MinFreeMemoryMegabytes { get; init; } = 100;
}
