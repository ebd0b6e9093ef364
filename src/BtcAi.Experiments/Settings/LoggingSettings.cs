using BtcAi.Foundation;

namespace BtcAi.Experiments.Settings;

/// <summary>What the program writes down about itself, and for how long.</summary>
public sealed record LoggingSettings
{
    [Setting("Lines less important than this are not written.")]
    public LogDetail Level { get; init; } = LogDetail.Information;

    [Setting("Log files of earlier days are removed after this time.", Min = 1, Max = 3650, Unit = "days")]
    public int KeepDays { get; init; } = 30;

    [Setting("A log file that has grown to this is closed, and another one of the same day is begun.", Title = "Max file size", Min = 1, Max = 1000, Unit = "MB")]
    public int MaxFileMegabytes { get; init; } = 10;
}
