using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Risk;
using BtcAi.Simulation.Sizing;

namespace BtcAi.Tests.Simulation.Frictions;

/// <summary>One account with its journal on candles written down by hand.</summary>
internal sealed class Scenario
{
    private readonly TradingEnv _env;

    public Scenario(CandleSeries candles, TradingRules rules, IReadOnlyList<float>? valueAtRisk = null) => _env = new TradingEnv(
        candles, null, rules, EpisodePlan.SinglePass(new IndexRange(0, candles.Count)), 1, new Rng(1), Journal, valueAtRisk);

    /// <summary>No costs, no band, 1000 to begin with.</summary>
    public static TradingRules Free { get; } = new() { Fee = 0, Slippage = 0, RebalanceBand = 0, InitialCapital = 1000 };

    /// <summary>Every rule switched off.</summary>
    public static RiskRules NoRisk { get; } = new()
    {
        AnnualVolatility = 0,
        DrawdownFrom = 0,
        DrawdownTo = 0,
        DailyLoss = 0,
        ValueAtRisk = 0,
    };

    public static SizingRules FixedSize { get; } = new() { Strategy = SizingStrategy.Fixed };

    public LaneJournal Journal { get; } = new() { Detailed = true };

    public EnvBatch Batch => _env.Batch;

    /// <summary>All layers there and none of them doing anything.</summary>
    public static TradingRules Neutral(TradingRules rules) => rules with
    {
        Market = MarketFrictions.None,
        Holdings = HoldingRules.Unlimited,
        Risk = NoRisk,
        CashFlows = CashFlowRules.None,
        Sizing = FixedSize,
    };

    /// <summary>One step per action.</summary>
    public Scenario Act(params float[] actions)
    {
        foreach (float action in actions)
        {
            Batch.Actions[0] = action;
            _env.Step();
        }
        return this;
    }

    public Scenario Repeat(float action, int times)
    {
        for (int step = 0; step < times; step++) Act(action);
        return this;
    }

    /// <summary>Candles with volume whose open is the close before.</summary>
    public static CandleSeries Closes(long intervalMs, params double[] close) => TestMarket.OfCandles(intervalMs, 1e6,
        [.. close.Select((c, i) => i == 0 ? (c, c, c, c) : (close[i - 1], Math.Max(c, close[i - 1]), Math.Min(c, close[i - 1]), c))]);

    /// <summary>Candles of one price.</summary>
    public static CandleSeries Flat(long intervalMs, int count, double price = 100, double volume = 1e6) =>
        TestMarket.OfCandles(intervalMs, volume, [.. Enumerable.Repeat((price, price, price, price), count)]);
}
