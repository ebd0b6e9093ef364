using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Learning.Counterfactual;

/// <summary>
/// A price-taker's market seen from its decisions: what the policy sees at row t, and what every exposure would have
/// earned from the fill after t to the fill after t + Stride. The path does not depend on what we do.
/// </summary>
public sealed class DecisionMarket
{
    /// <summary>Scaled features, shape [rows × Width], shared with whoever else reads them.</summary>
    public required float[] Features { get; init; }

    public required int Width { get; init; }

    /// <summary>Simple return from the open of t+1 (the fill) to the open of t+1+Stride (the next fill). Shape [rows].</summary>
    public required double[] Returns { get; init; }

    /// <summary>Expected variance of that return, known at t. Shape [rows].</summary>
    public required float[] Variances { get; init; }

    /// <summary>Rows between decisions.</summary>
    public required int Stride { get; init; }

    /// <summary>Rows at which decisions may be taken; every row's return is known.</summary>
    public required IndexRange Decisions { get; init; }

    public required OwnStates Own { get; init; }

    /// <summary>Cost of buying, as a fraction of the value bought at the open.</summary>
    public required double BuyRate { get; init; }

    /// <summary>Cost of selling, as a fraction of the value sold at the open.</summary>
    public required double SellRate { get; init; }

    /// <summary>Rewards are divided by this: the typical deviation of a decision's return.</summary>
    public required double RewardUnit { get; init; }

    /// <summary>Risk aversion κ: 1 is log utility, more adds ½(κ−1)·w²·variance.</summary>
    public double RiskAversion { get; init; } = 1;

    /// <summary>Reward w·R − cost·|Δw| without compounding or drift (markets with a known optimum).</summary>
    public bool Linear { get; init; }

    /// <summary>Decision market over real or synthetic candles; decisions stay inside <paramref name="range"/>.</summary>
    public static DecisionMarket Of(
        CandleSeries candles, FeatureTable features, IndexRange range, TradingRules rules, OwnStates own, double riskAversion)
    {
        int stride = rules.DecisionCandles;
        var rates = new CostRates(rules);
        double[] returns = new double[candles.Count];
        float[] variances = new float[candles.Count];
        for (int t = 0; t + stride + 1 < candles.Count; t++)
        {
            returns[t] = candles.Open[t + stride + 1] / candles.Open[t + 1] - 1;
            variances[t] = features.Volatility[t] * features.Volatility[t] * stride;
        }
        var decisions = new IndexRange(
            Math.Max(range.From, features.WarmUp + stride), Math.Min(range.To, candles.Count) - stride - 1);
        double squares = 0;
        for (int t = decisions.From; t < decisions.To; t++) squares += returns[t] * returns[t];
        return new DecisionMarket
        {
            Features = features.Values,
            Width = features.Width,
            Returns = returns,
            Variances = variances,
            Stride = stride,
            Decisions = decisions,
            Own = own,
            BuyRate = rates.Buy,
            SellRate = rates.Sell,
            RewardUnit = Math.Max(Math.Sqrt(squares / Math.Max(1, decisions.Count)), 1e-9),
            RiskAversion = riskAversion,
        };
    }

    /// <summary>What holding exposure <paramref name="w"/> from the fill after t to the next earns, before costs.</summary>
    public double Growth(int t, double w) => Linear
        ? w * Returns[t]
        : LogGrowth.Of(1, Math.Max(1 + w * Returns[t], TradingEnv.RuinShare)) - 0.5 * (RiskAversion - 1) * w * w * Variances[t];

    /// <summary>
    /// What changing from each level, drifted since the last fill, to exactly each level costs, in log growth. Shape
    /// [A·A], from-major.
    /// </summary>
    public void SwitchCosts(int t, double multiplier, Span<double> costs)
    {
        ReadOnlySpan<float> levels = Own.Levels;
        double buy = BuyRate * multiplier, sell = SellRate * multiplier, before = Linear ? 0 : Returns[t - Stride];
        Span<double> drifted = stackalloc double[levels.Length];
        for (int i = 0; i < levels.Length; i++)
            drifted[i] = levels[i] * (1 + before) / Math.Max(1 + levels[i] * before, TradingEnv.RuinShare);
        for (int to = 0; to < levels.Length; to++)
        {
            double level = levels[to], bought = buy / (1 + level * buy), sold = sell / (1 - level * sell);
            for (int from = 0; from < levels.Length; from++)
            {
                double change = level - drifted[from], share = change >= 0 ? bought * change : sold * -change;
                costs[from * levels.Length + to] = Linear ? buy * Math.Abs(change) : LogGrowth.Of(1 - share, 1);
            }
        }
    }
}
