using System.CommandLine;
using System.Globalization;
using BtcAi.Foundation;

namespace BtcAi.Cli.Hosting;

/// <summary>Options that take a UTC date, with or without a time.</summary>
internal static class DateOption
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-dd HH:mm"];

    public static Option<string?> Create(string name, string description) => new(name) { HelpName = "DATE", Description = description };

    /// <returns>Unix milliseconds.</returns>
    public static long Read(ParseResult parse, Option<string?> option, long otherwise, Problems problems)
    {
        if (parse.GetValue(option) is not { } text) return otherwise;
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, utc, out DateTimeOffset date))
            return date.ToUnixTimeMilliseconds();
        problems.Add($"{option.Name} is \"{text}\"; it must be a UTC date such as 2021-06-30 or 2021-06-30T12:00.");
        return otherwise;
    }
}
