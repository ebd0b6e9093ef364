using System.CommandLine;
using System.Globalization;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Cli.Hosting;

/// <summary>Options that take a UTC date, with or without a time.</summary>
internal static class DateOption
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-dd HH:mm"];

    public static Option<string?> Create(string name, string description) => new(name) { HelpName = "DATE", Description = description };

    /// <returns>Unix milliseconds; all of time when the two are the wrong way round.</returns>
    public static (long FromMs, long ToMs) ReadRange(ParseResult parse, Option<string?> from, Option<string?> to, Problems problems)
    {
        long fromMs = Read(parse, from, long.MinValue, problems), toMs = Read(parse, to, long.MaxValue, problems);
        if (fromMs < toMs) return (fromMs, toMs);
        problems.Add(CommandErrors.OptionValue,
            $"{from.Name} is {parse.GetValue(from)} and {to.Name} {parse.GetValue(to)}; the first must be before the second" +
            $"{(fromMs > toMs ? ": they are the wrong way round" : "")}.");
        return (long.MinValue, long.MaxValue);
    }

    /// <returns>Unix milliseconds.</returns>
    public static long Read(ParseResult parse, Option<string?> option, long otherwise, Problems problems)
    {
        if (parse.GetValue(option) is not { } text) return otherwise;
        if (TryRead(text, out long ms)) return ms;
        problems.Add(CommandErrors.OptionValue, $"{option.Name} is \"{text}\"; it must be a UTC date such as 2021-06-30 or 2021-06-30T12:00.");
        return otherwise;
    }

    /// <param name="ms">Unix milliseconds.</param>
    public static bool TryRead(string text, out long ms)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        bool read = DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, utc, out DateTimeOffset date);
        ms = read ? date.ToUnixTimeMilliseconds() : 0;
        return read;
    }
}
