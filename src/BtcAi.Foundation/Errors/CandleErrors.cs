namespace BtcAi.Foundation.Errors;

/// <summary>Candles: files, the library, ranges of time.</summary>
public static class CandleErrors
{
    public static ErrorCode NotFound { get; } = new(
        "BTCAI-DATA-001", "No candles by that name",
        "It is neither a file nor a name in the library.",
        "Check the spelling; `btcai data list` shows the library, `btcai data import` adds to it.");

    public static ErrorCode Kind { get; } = new(
        "BTCAI-DATA-002", "The file is of a kind that cannot be read",
        "Candles come as .csv, .csv.gz or .parquet.",
        "Convert the file, or rename it if only its name is wrong.");

    public static ErrorCode Empty { get; } = new(
        "BTCAI-DATA-003", "The file holds too few candles",
        "It is empty or holds a single row; the interval is only known from two.",
        "Give a longer file.");

    public static ErrorCode Columns { get; } = new(
        "BTCAI-DATA-004", "The file's columns are not those of candles",
        "Time, open, high, low, close and volume are needed, each once, by any of their usual names.",
        "Rename the columns, or add the header line.");

    public static ErrorCode Row { get; } = new(
        "BTCAI-DATA-005", "A row of the file cannot be a candle",
        "A number or a time is not written as one, is missing, or the prices contradict each other (high below low, a price of 0).",
        "Correct or remove the rows that the message names.");

    public static ErrorCode Order { get; } = new(
        "BTCAI-DATA-006", "Rows are not in the order of time, or off the grid",
        "Every candle needs its own time, later than the one before and a multiple of the interval away from it.",
        "Sort the file, and remove what appears twice.");

    public static ErrorCode Name { get; } = new(
        "BTCAI-DATA-007", "The library cannot use that name",
        "Names are letters, digits, dots, dashes and underscores; a name that is taken or means the built-in market is refused.",
        "Choose another name, or replace what is there with --overwrite.");

    public static ErrorCode TooFew { get; } = new(
        "BTCAI-DATA-008", "There are too few candles for what is asked",
        "A warm-up, the purge between ranges and each range itself need candles; longer buckets need more of them.",
        "Give candles of a longer time, a shorter bucket, or other shares of validation and test.");

    public static ErrorCode Interval { get; } = new(
        "BTCAI-DATA-009", "The candles' interval does not fit",
        "A bucket decides at multiples of the candles' interval, and an agent acts only on candles of the interval it was trained on.",
        "Use candles of the interval that the message names, or leave the bucket out.");

    public static ErrorCode Range { get; } = new(
        "BTCAI-DATA-010", "No candles between these dates",
        "The dates lie outside what the candles cover, or outside the range that is judged.",
        "Choose dates within the range that the message names.");

    public static ErrorCode Changed { get; } = new(
        "BTCAI-DATA-011", "The candles are not those the run was started on",
        "A run remembers a fingerprint of its candles; the file or the library entry has changed since.",
        "Put back the earlier candles, or start a new run.");

    public static ErrorCode Unreachable { get; } = new(
        "BTCAI-DATA-012", "An exchange could not be asked for candles",
        "There is no connection, the exchange is down or wants a pause, or it does not serve the place that you ask from.",
        "Run the same command again later: it goes on where it stopped. `btcai data import` takes candles from a file instead.");

    public static ErrorCode Broken { get; } = new(
        "BTCAI-DATA-013", "A file of the exchange is broken",
        "It came several times and never matched its checksum, or cannot be read.",
        "Run the same command again later, or end before that file with --to.");

    public static ErrorCode Pair { get; } = new(
        "BTCAI-DATA-014", "The exchange does not know that pair",
        "Pairs are spelled as the exchange does, without a sign between the coins.",
        "Check the spelling on the exchange's web site, or choose another venue.");
}
