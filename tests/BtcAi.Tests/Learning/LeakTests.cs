using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Counterfactual;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;

namespace BtcAi.Tests.Learning;

/// <summary>A working learner must use what leaks, and find nothing where nothing is left.</summary>
public sealed class LeakTests
{
    private const int Candles = 60_000, Train = 40_000;

    private static readonly LearnerSettings Settings =
        new() { Hidden = 32, LearningRate = new(2e-3, 4e-4, LearningRateShape.Cosine), Seed = 3 };

    [Fact]
    public void An_agent_that_is_given_tomorrows_return_beats_holding_by_far()
    {
        CandleSeries candles = new SyntheticMarket().Generate(seed: 5, Candles);
        FeatureTable table = Scaled(candles);
        for (int t = table.WarmUp; t < Candles; t++) table.Values[t * table.Width] = (float)(NextReturn(candles, t) / 0.002);
        BacktestResult result = TrainAndTest(candles, table);
        Assert.InRange(Math.Log(1 + result.NetProfit / result.Equity[0]), 1 + Math.Abs(Math.Log(1 + result.HoldReturn)), 1000);
        Assert.True(InformationCoefficient(candles, table, feature: 0) > 0.2);
    }

    [Fact]
    public void The_real_features_of_shuffled_candles_earn_nothing()
    {
        CandleSeries candles = Shuffled(new SyntheticMarket().Generate(seed: 5, Candles));
        BacktestResult result = TrainAndTest(candles, Scaled(candles));
        Assert.InRange(result.NetProfit / result.Equity[0], -0.5, 0.05);
    }

    [Fact]
    public void No_feature_knows_the_next_return()
    {
        CandleSeries candles = new SyntheticMarket().Generate(seed: 5, Candles);
        FeatureTable table = Scaled(candles);
        for (int feature = 0; feature < table.Width; feature++)
            Assert.InRange(InformationCoefficient(candles, table, feature), 0, 0.2);
    }

    private static FeatureTable Scaled(CandleSeries candles)
    {
        BucketProfile profile = BucketProfile.Of(Bucket.Scalping);
        FeatureTable table = FeaturePipeline.Compute(candles, new FeatureScale(profile.DecisionMs, profile.LongestSpanMs));
        FeatureScaler.Fit(table, new IndexRange(table.WarmUp, Train)).ApplyInPlace(table);
        return table;
    }

    /// <summary>From the fill of an order given at the close of t to the next open.</summary>
    private static double NextReturn(CandleSeries candles, int t) =>
        t + 2 < candles.Count ? Math.Log(candles.Open[t + 2] / candles.Open[t + 1]) : 0;

    /// <summary>|correlation| of a feature with the return that follows it.</summary>
    private static double InformationCoefficient(CandleSeries candles, FeatureTable table, int feature)
    {
        double[] x = [.. Enumerable.Range(table.WarmUp, Candles - table.WarmUp).Select(t => (double)table.Row(t)[feature])];
        double[] y = [.. Enumerable.Range(table.WarmUp, Candles - table.WarmUp).Select(t => NextReturn(candles, t))];
        double mx = x.Average(), my = y.Average();
        double covariance = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return Math.Abs(covariance) / (Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my))) + 1e-12);
    }

    private static BacktestResult TrainAndTest(CandleSeries candles, FeatureTable table)
    {
        var own = new OwnStates([0, 1], minimumHoldDecisions: 1);
        var rules = new TradingRules();
        DecisionMarket market = DecisionMarket.Of(candles, table, new IndexRange(0, Train), rules, own);
        using var learner = new CounterfactualPpoLearner(
            market, Settings, new CpuKernels(), threads: 1);
        for (int i = 0; i < 60; i++) learner.Update(i / 60.0);
        AgentCard card = AgentCards.Of(learner.Network.Shape) with { DecisionMs = candles.IntervalMs, IntervalMs = candles.IntervalMs };
        var policy = new AgentPolicy("agent", card, learner.Network, table);
        return Backtest.Run(candles, table, policy, new IndexRange(Train, Candles), rules);
    }

    /// <summary>The same candles' moves in another order, in blocks of a day, without their mean: nothing left to foresee.</summary>
    private static CandleSeries Shuffled(CandleSeries candles)
    {
        const int block = 288;
        int[] order = [.. Enumerable.Range(0, candles.Count / block)];
        new Rng(9).Shuffle(order.AsSpan());
        double drift = Math.Log(candles.Close[^1] / candles.Open[0]) / candles.Count, price = candles.Open[0];
        double[] open = new double[candles.Count], close = new double[candles.Count];
        for (int i = 0; i < candles.Count; i++)
        {
            int from = i / block < order.Length ? order[i / block] * block + i % block : i;
            open[i] = price;
            price *= candles.Close[from] / candles.Open[from] * Math.Exp(-drift);
            close[i] = price;
        }
        double[] high = [.. open.Zip(close, Math.Max)], low = [.. open.Zip(close, Math.Min)];
        return new CandleSeries("shuffled", candles.IntervalMs, candles.OpenTimeMs, open, high, low, close, candles.Volume);
    }
}
