namespace BtcAi.Foundation.Errors;

/// <summary>The disk and the rights to it.</summary>
public static class DiskErrors
{
    public static ErrorCode Write { get; } = new(
        "BTCAI-DISK-001", "A file or folder could not be written",
        "The disk is full, the folder is read-only, or another program holds the file. What was there before is untouched.",
        "Free some space, correct the rights, or choose another folder with --home.");

    public static ErrorCode Read { get; } = new(
        "BTCAI-DISK-002", "A file could not be read",
        "The disk failed or the rights are missing.",
        "Check the disk and the rights to the file.");

    public static ErrorCode Damaged { get; } = new(
        "BTCAI-DISK-003", "A file is damaged",
        "Its contents are not what was once written.",
        "It is refused rather than half used; restore it from a backup, or make it again.");

    public static ErrorCode Refused { get; } = new(
        "BTCAI-DISK-004", "The disk or the system refused",
        "An operation on files failed in a way that the program does not know more about.",
        "Check space and rights, then run the command again.");

    public static ErrorCode Held { get; } = new(
        "BTCAI-DISK-005", "Another process is changing the same file",
        "Two processes would have changed it at once, and one of the changes would have been lost.",
        "Nothing was changed; run the command again.");
}
