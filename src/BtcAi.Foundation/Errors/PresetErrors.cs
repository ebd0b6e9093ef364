namespace BtcAi.Foundation.Errors;

/// <summary>Presets and the history of what came of them.</summary>
public static class PresetErrors
{
    public static ErrorCode NotFound { get; } = new(
        "BTCAI-PRE-001", "No such preset",
        "The name is misspelt, or the preset was deleted or has expired.",
        "`btcai presets list` shows all, `btcai presets list --deleted` the trash; `btcai presets restore NAME` takes one out of it.");

    public static ErrorCode Name { get; } = new(
        "BTCAI-PRE-002", "A preset cannot be called so",
        "A name is also the name of a file, on every system.",
        "Use up to 60 letters, digits, spaces, dashes and underscores.");

    public static ErrorCode Taken { get; } = new(
        "BTCAI-PRE-003", "A preset of that name exists",
        "Names that differ only in case, spaces, dashes or underscores are the same.",
        "Choose another name, or change the present one with `btcai presets edit`.");

    public static ErrorCode BuiltIn { get; } = new(
        "BTCAI-PRE-004", "A built-in preset cannot be changed",
        "It is part of the program, so that it means the same everywhere.",
        "Copy it with `btcai presets copy NAME NEW` and change the copy.");

    public static ErrorCode Category { get; } = new(
        "BTCAI-PRE-005", "There is no such category",
        "A category is one of the four buckets, or General.",
        "Choose one that the message names.");

    public static ErrorCode Empty { get; } = new(
        "BTCAI-PRE-006", "A preset would set nothing",
        "It holds only what differs, and here nothing does.",
        "Give it settings with --set key=value, --from RUN or --from-settings.");

    public static ErrorCode NotTemporary { get; } = new(
        "BTCAI-PRE-007", "The preset is not temporary",
        "Only temporary presets expire, so only they can be made to stay.",
        "Nothing has to be done.");

    public static ErrorCode NotImported { get; } = new(
        "BTCAI-PRE-008", "The file holds nothing that can be imported",
        "It is no preset of this program or of the Python program, and no performance_history.json.",
        "`btcai config migrate` converts whole settings files; presets are JSON with \"settings\" or \"params\".");
}
