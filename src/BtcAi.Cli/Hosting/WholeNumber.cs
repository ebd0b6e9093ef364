using System.CommandLine;
using System.Globalization;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Cli.Hosting;

/// <summary>Options that take a whole number, read from their text so that a wrong one is a problem among others.</summary>
internal static class WholeNumber
{
    public static int Read(ParseResult parse, Option<string?> option, int least, int most, int otherwise, Problems problems)
    {
        if (parse.GetValue(option) is not { } text) return otherwise;
        bool known = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
        if (known && number >= least && number <= most) return number;
        problems.Add(CommandErrors.OptionValue, $"{option.Name} is {text}; it must be a whole number from {least} to {most} ({otherwise} is the default).");
        return otherwise;
    }
}
