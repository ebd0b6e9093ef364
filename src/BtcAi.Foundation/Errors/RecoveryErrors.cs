namespace BtcAi.Foundation.Errors;

/// <summary>Emergencies, what they leave, and the state of a home folder.</summary>
public static class RecoveryErrors
{
    public static ErrorCode LowDisk { get; } = new(
        "BTCAI-SAFE-001", "The disk is nearly full",
        "Less space is free than recovery.min_free_disk_megabytes asks for. A training saves and ends before the disk refuses to save it.",
        "Free some space, then go on with `btcai recover RUN`.");

    public static ErrorCode LowMemory { get; } = new(
        "BTCAI-SAFE-002", "Memory is nearly used up",
        "Less is available than recovery.min_free_memory_megabytes asks for. A training saves and ends before the system ends it.",
        "Close other programs, then go on with `btcai recover RUN`.");

    public static ErrorCode CannotResume { get; } = new(
        "BTCAI-SAFE-003", "A run cannot be resumed",
        "Its candles are gone or have changed, no whole checkpoint is left, or a process is training it.",
        "Do what the message says; what the run has saved stays where it is.");

    public static ErrorCode Unhealthy { get; } = new(
        "BTCAI-SAFE-004", "The examination found something broken",
        "`btcai doctor` looked at the home folder and the machine, and at least one check failed.",
        "Do what stands beside each failed check, then run `btcai doctor` again.");
}
