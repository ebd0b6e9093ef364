using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Rewards;
using BtcAi.Simulation.Risk;

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
    public required IndexRanges Decisions { get; init; }

    public required OwnStates Own { get; init; }

    /// <summary>Cost of buying, as a fraction of the value bought at the open.</summary>
    public required double BuyRate { get; init; }

    /// <summary>Cost of selling, as a fraction of the value sold at the open.</summary>
    public required double SellRate { get; init; }

    /// <summary>Rewards are divided by this: the typical deviation of a decision's return.</summary>
    public required double RewardUnit { get; init; }

    /// <summary>Weights of the exact components: profit, cost, variance, prediction, holding time; the others depend on the path.</summary>
    public RewardRules Rewards { get; init; } = new();

    /// <summary>Half of the band kept below a cap.</summary>
    public double HalfBand { get; init; }

    /// <summary>Whether the network sees caps, drawn by chance in training: <see cref="TradingEnv.CapFeatures"/> more inputs.</summary>
    public bool HasCaps { get; init; }

    /// <summary>What the network sees of a row: features, and the caps where there are any.</summary>
    public int Inputs => Width + (HasCaps ? TradingEnv.CapFeatures : 0);

    /// <summary>Reward w·R − cost·|Δw| without compounding or drift (markets with a known optimum).</summary>
    public bool Linear { get; init; }

    /// <summary>Decision market over real or synthetic candles; decisions stay inside the ranges.</summary>
    public static DecisionMarket Of(
        CandleSeries candles, FeatureTable features, IndexRanges ranges, TradingRules rules, OwnStates own)
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
        IndexRanges decisions = DecisionRows(candles, ranges, features.WarmUp, stride);
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
            RewardUnit = TypicalReturn(candles, ranges, features.WarmUp, stride),
            Rewards = rules.Rewards ?? new RewardRules(),
            HalfBand = rules.RebalanceBand / 2,
            HasCaps = rules.HasCaps,
        };
    }

    /// <summary>Root mean square of a decision's return over the ranges; never 0.</summary>
    public static double TypicalReturn(CandleSeries candles, IndexRanges ranges, int warmUp, int stride)
    {
        IndexRanges decisions = DecisionRows(candles, ranges, warmUp, stride);
        double squares = 0;
        foreach (IndexRange part in decisions.Parts)
        {
            for (int t = part.From; t < part.To; t++)
            {
                double earned = candles.Open[t + stride + 1] / candles.Open[t + 1] - 1;
                squares += earned * earned;
            }
        }
        return Math.Max(Math.Sqrt(squares / Math.Max(1, decisions.Count)), 1e-9);
    }

    private static IndexRanges DecisionRows(CandleSeries candles, IndexRanges ranges, int warmUp, int stride) => new(
        ranges.Parts.Select(part => new IndexRange(Math.Max(part.From, warmUp + stride), Math.Min(part.To, candles.Count) - stride - 1)));

    /// <summary>The exposure that an action amounts to under a cap.</summary>
    public double Effective(double level, double cap) => HasCaps ? ExposureCap.Allowed(level, cap, HalfBand) : level;

    /// <summary>What holding exposure <paramref name="w"/> from the fill after t to the next is worth, before costs.</summary>
    public double Growth(int t, double w)
    {
        if (Linear) return w * Returns[t];
        double growth = LogGrowth.Of(1, Math.Max(1 + w * Returns[t], TradingEnv.RuinShare));
        double added = Rewards.Prediction * w * Math.Sign(Returns[t]) - (w != 0 ? Rewards.HoldingTime : 0);
        return Rewards.Profit * growth - 0.5 * Rewards.Variance * w * w * Variances[t] + added * Rewards.Unit;
    }

    /// <summary>
    /// What changing from each exposure, drifted since the last fill, to exactly each exposure costs, in log growth. Shape
    /// [A·A], from-major.
    /// </summary>
    /// <param name="from">Exposures held since the last fill. Shape [A].</param>
    /// <param name="to">Exposures aimed at. Shape [A].</param>
    public void SwitchCosts(int t, ReadOnlySpan<double> from, ReadOnlySpan<double> to, double multiplier, Span<double> costs)
    {
        double buy = BuyRate * multiplier, sell = SellRate * multiplier, before = Linear ? 0 : Returns[t - Stride];
        Span<double> drifted = stackalloc double[from.Length];
        for (int i = 0; i < from.Length; i++)
            drifted[i] = from[i] * (1 + before) / Math.Max(1 + from[i] * before, TradingEnv.RuinShare);
        for (int j = 0; j < to.Length; j++)
        {
            double level = to[j], bought = buy / (1 + level * buy), sold = sell / (1 - level * sell);
            for (int i = 0; i < from.Length; i++)
            {
                double change = level - drifted[i], share = change >= 0 ? bought * change : sold * -change;
                costs[i * to.Length + j] = Linear ? buy * Math.Abs(change) : Rewards.Cost * LogGrowth.Of(1 - share, 1);
            }
        }
    }
}
