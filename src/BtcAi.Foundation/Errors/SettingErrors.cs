namespace BtcAi.Foundation.Errors;

/// <summary>Settings, and the files that hold them.</summary>
public static class SettingErrors
{
    public static ErrorCode Value { get; } = new(
        "BTCAI-SET-001", "A setting has a value that it does not allow",
        "Every setting has a type and a range; docs/Settings.md lists them.",
        "Change it to a value within the rule that the message names.");

    public static ErrorCode Unknown { get; } = new(
        "BTCAI-SET-002", "There is no such setting",
        "The key is misspelt, or belonged to another program or version.",
        "Use the key that the message suggests; `btcai config list` shows all. Files of older versions are converted by `btcai config migrate`.");

    public static ErrorCode Together { get; } = new(
        "BTCAI-SET-003", "Settings contradict each other",
        "Each value is allowed, but not beside the other: a maximum below its minimum, shares that add up to too much, more memory than an update may hold.",
        "Change one of the two; the message names both.");

    public static ErrorCode NotAnAssignment { get; } = new(
        "BTCAI-SET-004", "An assignment is not written as key=value",
        "--set needs the key, an equals sign and the value, without spaces between them.",
        "Write it like model.learning_rate=0.001.");

    public static ErrorCode NotJson { get; } = new(
        "BTCAI-SET-005", "The settings file is not valid JSON of sections",
        "It was edited by hand or cut short: a comma, a quote or a brace is missing or too many.",
        "`btcai config repair` mends what has one safe reading and shows what it would change; `btcai config restore` brings back a backup.");

    public static ErrorCode OlderForm { get; } = new(
        "BTCAI-SET-006", "The settings file is of another version",
        "Only files of today's version are read as they are; older ones hold other keys, and percent where today are fractions.",
        "`btcai config migrate FILE --dry-run` shows what becomes of every key; without --dry-run its settings become the home's.");

    public static ErrorCode NotMigrated { get; } = new(
        "BTCAI-SET-007", "A value of an older file breaks a rule of today",
        "Ranges have changed since the file was written, or two of its values contradict each other. Nothing is clamped in silence.",
        "Correct the value in the file, or leave out what cannot be taken over with --drop-invalid.");

    public static ErrorCode Home { get; } = new(
        "BTCAI-SET-008", "The settings of the home cannot be used",
        "settings.json in the home folder was edited or damaged.",
        "`btcai config repair` mends what has one safe reading; `btcai config restore` lists the backups and brings one back.");

    public static ErrorCode NoBackup { get; } = new(
        "BTCAI-SET-009", "There is no such backup of the settings, or it cannot be restored",
        "The name is misspelt, fits several, or the backup is itself damaged or of an older version.",
        "`btcai config restore` lists all of them; one of an older version goes through `btcai config migrate`.");

    public static ErrorCode Unconfirmed { get; } = new(
        "BTCAI-SET-010", "A repair was not confirmed",
        "Nobody could be asked: the input is no terminal.",
        "Read what would change, then run the command again with --yes.");

    public static ErrorCode Held { get; } = new(
        "BTCAI-SET-011", "Another process is changing the settings",
        "Settings are changed by one process at a time, so that no change is lost.",
        "Try again in a moment.");
}
