using System.CommandLine;
using System.Globalization;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation.CashFlows;

namespace BtcAi.Cli.Hosting;

/// <summary>Options that move money at a moment, DATE:AMOUNT, as often as needed.</summary>
internal static class FlowOption
{
    private const double Most = 1e12;

    public static Option<string[]> Create(string name, string description) =>
        new(name) { HelpName = "DATE:AMOUNT", Description = description, AllowMultipleArgumentsPerToken = false };

    /// <summary>All that can be read; the rest are problems.</summary>
    /// <param name="sign">1 for money that is paid in, −1 for money that is asked for.</param>
    public static IReadOnlyList<ScheduledFlow> Read(ParseResult parse, Option<string[]> option, int sign, Problems problems)
    {
        var flows = new List<ScheduledFlow>();
        foreach (string text in parse.GetValue(option) ?? [])
        {
            int colon = text.LastIndexOf(':');
            bool dated = DateOption.TryRead(colon < 0 ? text : text[..colon], out long ms);
            bool counted = double.TryParse(colon < 0 ? "" : text[(colon + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double amount)
                && amount is > 0 and <= Most;
            if (dated && counted) flows.Add(new ScheduledFlow(ms, sign * amount));
            else
                problems.Add(CommandErrors.OptionValue,
                    $"{option.Name} is \"{text}\"; it must be a UTC date, a colon and an amount above 0, such as 2021-06-30:5000 or 2021-06-30T12:00:5000.");
        }
        return flows;
    }
}
