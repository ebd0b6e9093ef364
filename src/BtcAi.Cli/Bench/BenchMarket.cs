using BtcAi.Foundation;
using BtcAi.Learning.Counterfactual;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Cli.Bench;

/// <summary>Markets of noise, of any width: what is in them does not change how long it takes.</summary>
internal static class BenchMarket
{
    public static readonly float[] Levels = [0, 0.25f, 0.5f, 0.75f, 1];

    /// <summary>Typical deviation of a candle's return.</summary>
    public const double Deviation = 0.002;

    /// <summary>An environment over noise features: with three numbers of the account, and three of its caps where there are any.</summary>
    public static TradingEnv Env(int candles, int width, int lanes, ulong seed, TradingRules? rules = null)
    {
        CandleSeries series = new SyntheticMarket().Generate(seed, candles);
        var features = new FeatureTable([.. Enumerable.Range(0, width).Select(i => $"noise {i}")], candles, warmUp: 0, "noise");
        Fill(features.Values, new Rng(seed, stream: 1));
        return new TradingEnv(
            series, features, rules ?? new TradingRules(), EpisodePlan.RandomWindows(new IndexRange(0, candles), Math.Min(1024, candles / 4)),
            lanes, new Rng(seed, stream: 2));
    }

    /// <summary>A random walk with five levels and two ages: ten own states, five actions.</summary>
    public static DecisionMarket Decisions(int candles, int width, ulong seed)
    {
        var rng = new Rng(seed);
        float[] features = new float[candles * width];
        Fill(features, rng);
        double[] returns = new double[candles];
        foreach (ref double value in returns.AsSpan()) value = Deviation * rng.NextGaussian();
        float[] variances = new float[candles];
        variances.AsSpan().Fill((float)(Deviation * Deviation));
        return new DecisionMarket
        {
            Features = features,
            Width = width,
            Returns = returns,
            Variances = variances,
            Stride = 1,
            Decisions = new IndexRange(1, candles),
            Own = new OwnStates(Levels, minimumHoldDecisions: 2),
            BuyRate = 0.001,
            SellRate = 0.001,
            RewardUnit = Deviation,
        };
    }

    private static void Fill(float[] values, Rng rng)
    {
        foreach (ref float value in values.AsSpan()) value = (float)rng.NextGaussian();
    }
}
