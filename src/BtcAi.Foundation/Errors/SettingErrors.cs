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
        "Use the key that the message suggests; `btcai settings list` shows all. Files of older versions are converted by `btcai config migrate`.");

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
}
