using System.Globalization;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Simulation.Policies;

/// <summary>A baseline as people write it, NAME[:NUMBER[:NUMBER]], checked as far as it can be without candles.</summary>
public sealed class BaselineSpec
{
    private const string Valid =
        "cash, hold, volatility[:ANNUAL] (volatility:0.4), cross[:FAST:SLOW] in candles (cross:10:30), " +
        "momentum[:DAYS] (momentum:28), random[:TURNOVER PER YEAR] (random:12)";

    private BaselineSpec(string text, string name, double[] numbers) => (Text, Name, Numbers) = (text, name, numbers);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public string Name { get; }

    /// <summary>Each above 0 and below a billion.</summary>
    public IReadOnlyList<double> Numbers { get; }

    /// <exception cref="UserMistakeException">No such baseline, or arguments that it cannot take.</exception>
    public static BaselineSpec Parse(string text)
    {
        string[] parts = text.Split(':');
        double[] numbers = new double[parts.Length - 1];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(parts[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) ||
                numbers[i] is not (> 0 and < 1e9))
                throw Mistake(text, $"'{parts[i + 1]}' must be a number above 0");
        }
        bool known = (parts[0], numbers.Length) is ("cash" or "hold", 0) or ("volatility" or "momentum" or "random", <= 1) or ("cross", 0 or 2);
        if (!known) throw Mistake(text, "there is none with this name and number of arguments");
        if (parts[0] == "cross" && numbers.Length == 2)
        {
            if (numbers.Any(n => n != Math.Floor(n))) throw Mistake(text, "spans are whole numbers of candles");
            if (numbers[0] >= numbers[1]) throw Mistake(text, $"the fast span {numbers[0]} must be shorter than the slow span {numbers[1]}");
        }
        return new BaselineSpec(text, parts[0], numbers);
    }

    internal UserMistakeException Mistake(string rule) => Mistake(Text, rule);

    private static UserMistakeException Mistake(string text, string rule) => new(AgentErrors.Baseline, $"baseline '{text}': {rule}. Valid are {Valid}.");
}
