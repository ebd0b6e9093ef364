using System.Globalization;
using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Simulation.Policies;

/// <summary>The policies that every agent is measured against, by name.</summary>
public static class Baselines
{
    private const double AnnualVolatility = 0.4, MomentumDays = 28, TurnoverPerYear = 12, FastDays = 10, SlowDays = 50;

    private static readonly string[] StandardNames = ["cash", "hold", "volatility", "momentum", "cross"];

    private const string Valid =
        "cash, hold, volatility[:ANNUAL] (volatility:0.4), cross[:FAST:SLOW] in candles (cross:10:30), " +
        "momentum[:DAYS] (momentum:28), random[:TURNOVER PER YEAR] (random:12)";

    /// <summary>
    /// Reads a name with its arguments. Left out: volatility 0.4 a year, a cross of 10 over 50 days, momentum over 28 days,
    /// a random policy that turns its equity over 12 times a year.
    /// </summary>
    /// <param name="seed">Of the random policy; the others draw nothing.</param>
    public static IPolicy Parse(string spec, CandleSeries candles, TradingRules rules, ulong seed)
    {
        string[] parts = spec.Split(':');
        double[] numbers = new double[parts.Length - 1];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(parts[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) ||
                numbers[i] is not (> 0 and < 1e9))
                throw Mistake(spec, $"'{parts[i + 1]}' must be a number above 0");
        }
        float[]? exposures = (parts[0], numbers.Length) switch
        {
            ("cash", 0) => new float[candles.Count],
            ("hold", 0) => Hold(candles, rules),
            ("volatility", <= 1) => Signals.VolatilityTarget(candles, First(numbers, AnnualVolatility), rules),
            ("cross", 0 or 2) => Cross(spec, candles, numbers, rules),
            ("momentum", <= 1) => Signals.Momentum(candles, First(numbers, MomentumDays), AnnualVolatility, rules),
            ("random", <= 1) => Random(spec, candles, First(numbers, TurnoverPerYear), rules, seed),
            _ => null,
        };
        return new SignalPolicy(spec, exposures ?? throw Mistake(spec, "there is none with this name and number of arguments"));
    }

    /// <summary>The set shown beside every agent.</summary>
    /// <param name="turnoverPerYear">Of the random policy: the agent's own, so that only skill tells them apart.</param>
    public static IReadOnlyList<IPolicy> Standard(
        CandleSeries candles, TradingRules rules, ulong seed, double turnoverPerYear = TurnoverPerYear)
    {
        double most = Signals.DecisionsPerYear(candles, rules) / 2;
        return
        [
            .. StandardNames.Select(name => Parse(name, candles, rules, seed)),
            new SignalPolicy("random", Signals.Random(candles, Math.Min(turnoverPerYear, most), rules, new Rng(seed))),
        ];
    }

    private static double First(double[] numbers, double otherwise) => numbers.Length > 0 ? numbers[0] : otherwise;

    private static float[] Hold(CandleSeries candles, TradingRules rules)
    {
        float[] exposures = new float[candles.Count];
        Array.Fill(exposures, (float)rules.MaximumExposure);
        return exposures;
    }

    private static float[] Cross(string spec, CandleSeries candles, double[] spans, TradingRules rules)
    {
        int fast = spans.Length > 0 ? (int)spans[0] : Signals.Span(candles, FastDays);
        int slow = spans.Length > 0 ? (int)spans[1] : Signals.Span(candles, SlowDays);
        if (spans.Any(s => s != Math.Floor(s))) throw Mistake(spec, "spans are whole numbers of candles");
        if (fast >= slow) throw Mistake(spec, $"the fast span {fast} must be shorter than the slow span {slow}");
        return Signals.Cross(candles, fast, slow, (float)rules.MaximumExposure);
    }

    private static float[] Random(
        string spec, CandleSeries candles, double turnoverPerYear, TradingRules rules, ulong seed)
    {
        double most = Signals.DecisionsPerYear(candles, rules) / 2;
        if (turnoverPerYear > most)
            throw Mistake(spec, $"by chance {turnoverPerYear} is more than half of all decisions; the most is {most:0}");
        return Signals.Random(candles, turnoverPerYear, rules, new Rng(seed));
    }

    private static UserMistakeException Mistake(string spec, string rule) =>
        new($"baseline '{spec}': {rule}. Valid are {Valid}.");
}
