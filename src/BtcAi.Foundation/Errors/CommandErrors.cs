namespace BtcAi.Foundation.Errors;

/// <summary>What was typed: options, arguments, combinations of them.</summary>
public static class CommandErrors
{
    public static ErrorCode Unparsed { get; } = new(
        "BTCAI-CMD-001", "The command line was not understood",
        "A command, an option or an argument is unknown, missing or too many.",
        "Add --help to the command to see what it takes.");

    public static ErrorCode OptionValue { get; } = new(
        "BTCAI-CMD-002", "An option has a value that it does not allow",
        "Numbers have ranges, names come from lists, dates are written as 2024-01-31; the message says which rule was broken.",
        "Correct the value; --help shows the default and the rule.");

    public static ErrorCode OptionsExclude { get; } = new(
        "BTCAI-CMD-003", "Options do not go together",
        "Two options ask for different things, or one of them has no meaning beside the other.",
        "Leave one of them out; the message says which.");

    public static ErrorCode NotAFile { get; } = new(
        "BTCAI-CMD-004", "A path cannot be used",
        "It names a folder where a file is needed, a file where a folder is needed, or nothing.",
        "Give another path.");

    public static ErrorCode OurFault { get; } = new(
        "BTCAI-CMD-005", "The program made a mistake",
        "Something happened that should not be possible. What was saved before is whole.",
        "Report it with the file that the message names; `btcai train --resume RUN` goes on from the last checkpoint.");
}
