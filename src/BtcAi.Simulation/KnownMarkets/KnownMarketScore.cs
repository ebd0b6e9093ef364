namespace BtcAi.Simulation.KnownMarkets;

/// <summary>
/// How a policy fares on a path under linear accounting: profit of a candle = position·return − c·|change|, from flat.
/// </summary>
/// <param name="Profit">Realised profit after costs per candle, in standard deviations of the return.</param>
/// <param name="ExpectedProfit">The same with each return replaced by its expectation: far less noise, same mean.</param>
/// <param name="Turnover">Change in position per candle, in positions.</param>
public readonly record struct KnownMarketScore(double Profit, double ExpectedProfit, double Turnover)
{
    /// <param name="market">Where costs and the unit of profit come from.</param>
    /// <param name="path">A path of that market.</param>
    /// <param name="choose">From the candle and the number of the position held to the number of the next position.</param>
    public static KnownMarketScore Of(IKnownMarket market, KnownMarketPath path, Func<int, int, int> choose)
    {
        double profit = 0, expected = 0, turnover = 0;
        int position = KnownMarketRules.Flat;
        for (int t = 0; t < path.Length; t++)
        {
            int next = choose(t, position);
            float held = KnownMarketRules.Positions[next];
            turnover += Math.Abs(held - KnownMarketRules.Positions[position]);
            profit += held * path.Returns[t];
            expected += held * path.Drifts[t];
            position = next;
        }
        double cost = market.Cost * turnover, unit = market.Sigma * path.Length;
        return new KnownMarketScore((profit - cost) / unit, (expected - cost) / unit, turnover / path.Length);
    }

    /// <summary>The optimum's own score.</summary>
    public static KnownMarketScore Of(IKnownMarket market, KnownMarketPath path, KnownMarketOptimum optimum) =>
        Of(market, path, (t, position) => optimum.Act(path.State[t], position));

    /// <summary>
    /// Share of candles on which a policy holds what the optimum holds, both starting flat and going their own way.
    /// </summary>
    public static double Agreement(KnownMarketPath path, KnownMarketOptimum optimum, Func<int, int, int> choose)
    {
        int held = KnownMarketRules.Flat, best = KnownMarketRules.Flat, same = 0;
        for (int t = 0; t < path.Length; t++)
        {
            held = choose(t, held);
            best = optimum.Act(path.State[t], best);
            if (held == best) same++;
        }
        return (double)same / path.Length;
    }

    /// <summary>Expected profit as a share of another score's on the same path (1 = as good).</summary>
    public double ShareOf(KnownMarketScore other) => ExpectedProfit / other.ExpectedProfit;
}
