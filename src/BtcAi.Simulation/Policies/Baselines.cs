using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;

namespace BtcAi.Simulation.Policies;

/// <summary>The policies that every agent is measured against, by name.</summary>
public static class Baselines
{
    private const double AnnualVolatility = 0.4, MomentumDays = 28, TurnoverPerYear = 12, FastDays = 10, SlowDays = 50;

    private static readonly string[] StandardNames = ["cash", "hold", "volatility", "momentum", "cross"];

    /// <summary>
    /// Reads a name with its arguments. Left out: volatility 0.4 a year, a cross of 10 over 50 days, momentum over 28 days,
    /// a random policy that turns its equity over 12 times a year.
    /// </summary>
    /// <param name="seed">Of the random policy; the others draw nothing.</param>
    /// <exception cref="UserMistakeException">No such baseline, or the candles never fill its look-back.</exception>
    public static IPolicy Parse(string text, CandleSeries candles, TradingRules rules, ulong seed)
    {
        var spec = BaselineSpec.Parse(text);
        long lookBack = LookBack(spec, candles);
        if (candles.Count > lookBack) return Of(spec, candles, rules, seed);
        double perDay = Signals.Span(candles, 1);
        throw new UserMistakeException(AgentErrors.Baseline,
            $"baseline '{text}' looks back over {lookBack} candles ({lookBack / perDay:0.#} days) before its first decision, and " +
            $"{candles.Name} holds {candles.Count}; give at least {lookBack + 1} candles, or another baseline.");
    }

    /// <summary>The set shown beside every agent; on too few candles some of them stay in cash.</summary>
    public static IReadOnlyList<IPolicy> Standard(CandleSeries candles, TradingRules rules) =>
        [.. StandardNames.Select(name => Of(BaselineSpec.Parse(name), candles, rules, 0))];

    /// <summary>
    /// In or out by chance over a range, from cash, with as much turnover as asked: exactly so many changes, each at a random
    /// decision, each of the same share of equity. Nothing but luck tells such paths apart.
    /// </summary>
    /// <param name="turnover">Traded value over equity, summed over the range.</param>
    public static IReadOnlyList<IPolicy> RandomPaths(
        int paths, double turnover, CandleSeries candles, IndexRange range, TradingRules rules, ulong seed)
    {
        double most = rules.MaximumExposure;
        // A change fewer than the next whole number when that comes within a tenth: fees make all in a little less than 1.
        int changes = Math.Max(1, (int)Math.Ceiling(turnover / most - 0.1));
        float exposure = (float)Math.Min(most, turnover / changes);
        return
        [
            .. Enumerable.Range(0, paths).Select(path => new SignalPolicy(
                "random", Signals.Changes(changes, exposure, candles.Count, range, rules.DecisionCandles, new Rng(seed, (ulong)path)))),
        ];
    }

    private static SignalPolicy Of(BaselineSpec spec, CandleSeries candles, TradingRules rules, ulong seed) => new(spec.Text, spec.Name switch
    {
        "cash" => new float[candles.Count],
        "hold" => Hold(candles, rules),
        "volatility" => Signals.VolatilityTarget(candles, First(spec, AnnualVolatility), rules),
        "momentum" => Signals.Momentum(candles, First(spec, MomentumDays), AnnualVolatility, rules),
        "cross" => Signals.Cross(candles, CrossSpan(spec, candles, 0), CrossSpan(spec, candles, 1), (float)rules.MaximumExposure),
        _ => Random(spec, candles, rules, seed),
    });

    /// <summary>Candles up to the first one at whose close it can want anything but cash.</summary>
    private static long LookBack(BaselineSpec spec, CandleSeries candles) => spec.Name switch
    {
        "volatility" => Signals.Span(candles, Signals.VolatilityDays) + 1L,
        "momentum" => Signals.Span(candles, Math.Max(Signals.VolatilityDays, First(spec, MomentumDays))) + 1L,
        "cross" => CrossSpan(spec, candles, 1),
        _ => 0,
    };

    private static double First(BaselineSpec spec, double otherwise) => spec.Numbers.Count > 0 ? spec.Numbers[0] : otherwise;

    private static int CrossSpan(BaselineSpec spec, CandleSeries candles, int which) =>
        spec.Numbers.Count > 0 ? (int)spec.Numbers[which] : Signals.Span(candles, which == 0 ? FastDays : SlowDays);

    private static float[] Hold(CandleSeries candles, TradingRules rules)
    {
        float[] exposures = new float[candles.Count];
        Array.Fill(exposures, (float)rules.MaximumExposure);
        return exposures;
    }

    private static float[] Random(BaselineSpec spec, CandleSeries candles, TradingRules rules, ulong seed)
    {
        double turnoverPerYear = First(spec, TurnoverPerYear), most = Signals.DecisionsPerYear(candles, rules) / 2;
        if (turnoverPerYear > most)
            throw spec.Mistake($"by chance {turnoverPerYear} is more than half of all decisions; the most is {most:0}");
        return Signals.Random(candles, turnoverPerYear, rules, new Rng(seed));
    }
}
