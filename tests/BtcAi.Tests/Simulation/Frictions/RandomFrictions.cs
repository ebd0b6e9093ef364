using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Sizing;
using CsCheck;

namespace BtcAi.Tests.Simulation.Frictions;

/// <summary>A random market, random rules with every layer on, and random actions: one case of the properties.</summary>
internal sealed record RandomFrictions(ulong Seed, float[] Actions)
{
    private static readonly FeeSchedule Kraken = FeeSchedule.Parse("kraken");

    private static readonly Gen<float> Action = Gen.OneOf(
        Gen.Float[-1, 1], Gen.Float[0, 1], Gen.Const(0f), Gen.Const(1f), Gen.Const(0.6f), Gen.Const(0.6f), Gen.Const(float.NaN));

    public static Gen<RandomFrictions> Cases { get; } =
        Gen.Select(Gen.ULong, Action.Array[20, 50], (seed, actions) => new RandomFrictions(seed, actions));

    public CandleSeries Candles { get; private init; } = CandlesOf(Seed);

    public TradingRules Rules { get; init; } = RulesOf(Seed);

    /// <summary>A forecast's value at risk per candle, sometimes unknown.</summary>
    public float[] ValueAtRisk { get; } = ValueAtRiskOf(Seed);

    public bool IsSpot => Rules.MinimumExposure == 0;

    /// <summary>The same case up to and with row t, and other candles after it.</summary>
    public RandomFrictions AlteredAfter(int t)
    {
        var rng = new Rng(Seed, 9);
        double[] factors = [.. Enumerable.Range(0, Candles.Count).Select(i => i <= t ? 1 : 0.7 + 0.6 * rng.NextDouble())];
        double[] Alter(double[] column) => [.. column.Zip(factors, (value, factor) => value * factor)];
        return this with
        {
            Candles = new CandleSeries(
                Candles.Name, Candles.IntervalMs, Candles.OpenTimeMs, Alter(Candles.Open), Alter(Candles.High), Alter(Candles.Low),
                Alter(Candles.Close), Alter(Candles.Volume)),
        };
    }

    public TradingEnv Create(int lanes, LaneJournal? journal) => new(
        Candles, null, Rules, EpisodePlan.SinglePass(new IndexRange(0, Candles.Count)), lanes, new Rng(1), journal, ValueAtRisk);

    /// <summary>Runs the actions, one after the other until the candles end, and tells what happened.</summary>
    public LaneJournal Run() => Run(out _);

    public LaneJournal Run(out double costs)
    {
        var journal = new LaneJournal { Detailed = true };
        TradingEnv env = Create(1, journal);
        costs = 0;
        int step = 0;
        do
        {
            env.Batch.Actions[0] = Actions[step++ % Actions.Length];
            env.Step();
            costs += env.Batch.Costs[0];
        }
        while (!env.Batch.Truncated[0] && !env.Batch.Terminated[0]);
        return journal;
    }

    private static CandleSeries CandlesOf(ulong seed)
    {
        var rng = new Rng(seed, 1);
        long hours = new long[] { 1, 4, 12 }[rng.Next(3)];
        return TestMarket.Rough(seed, 30 + rng.Next(30), hours * 60 * TestMarket.Minute, 0.005 + 0.03 * rng.NextDouble());
    }

    private static float[] ValueAtRiskOf(ulong seed)
    {
        var rng = new Rng(seed, 2);
        return [.. Enumerable.Range(0, 60).Select(_ => rng.NextDouble() < 0.2 ? float.NaN : 0.1f * rng.NextSingle())];
    }

    private static TradingRules RulesOf(ulong seed)
    {
        var rng = new Rng(seed, 3);
        return new TradingRules
        {
            DecisionCandles = 1 + rng.Next(3),
            MinimumExposure = -rng.Next(2),
            RebalanceBand = 0.05 * rng.Next(2),
            Market = new()
            {
                Fees = Kraken,
                Participation = 0.02 + 0.5 * rng.NextDouble(),
                LotStep = 0.001,
                FundingRate = 0.001,
                LatencyCandles = Math.Max(0, rng.Next(5) - 2),
            },
            Holdings = new()
            {
                Most = 1 + rng.Next(4),
                StopLoss = 0.03,
                TakeProfit = 0.04,
                DynamicStop = 2 * rng.Next(2),
                CloseOrder = (CloseOrder)rng.Next(3),
                MostUnits = 200 + 1000 * rng.NextDouble(),
                MostValue = 20_000 + 100_000 * rng.NextDouble(),
                CoolDownCandles = rng.Next(4),
            },
            Risk = new() { AnnualVolatility = 1.5, DrawdownFrom = 0.03, DrawdownTo = 0.08, DrawdownPauseDays = 0.5 },
            CashFlows = FlowsOf(rng),
            Sizing = new() { Strategy = (SizingStrategy)rng.Next(6), Evidence = 5 },
            Rewards = new()
            {
                Variance = 1,
                Prediction = 1,
                HoldingTime = 1,
                Drawdown = 1,
                Win = 1,
                Novelty = 1,
                Loser = 1,
                Grace = 3,
            },
            CashFlowSeed = seed,
        };
    }

    private static CashFlowRules FlowsOf(Rng rng) => new()
    {
        StandardChance = 0.99,
        EmergencyChance = 0.9,
        TimedChance = 0.99,
        DepositChance = 0.99,
        WithdrawalTo = 0.6,
        EmergencyReserve = 0.05 * rng.Next(2),
        EarmarkAmount = 10_000 * rng.Next(3),
        EarmarkDays = 1,
        EarmarkShare = 0.1,
        EarmarkBelow = 0.02,
        Schedule =
        [
            new ScheduledFlow(TestMarket.Start + TestMarket.Day / 2, -30_000),
            new ScheduledFlow(TestMarket.Start + TestMarket.Day, 50_000),
            new ScheduledFlow(TestMarket.Start + 3 * TestMarket.Day, -500_000),
        ],
    };
}
