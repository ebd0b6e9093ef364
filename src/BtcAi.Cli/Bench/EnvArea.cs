using BtcAi.Foundation;
using BtcAi.Simulation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Risk;
using BtcAi.Simulation.Sizing;

namespace BtcAi.Cli.Bench;

/// <summary>The trading environment alone, driven by actions drawn beforehand.</summary>
internal sealed class EnvArea : IBenchArea
{
    private const int Observations = 33, Rounds = 64;

    private static readonly TradingRules Frictions = new()
    {
        Market = new MarketFrictions(),
        Holdings = new HoldingRules(),
        Risk = new RiskRules(),
        CashFlows = new CashFlowRules(),
        Sizing = new SizingRules(),
    };

    public string Name => "env";

    public IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer) =>
        Measure(plan, timer, new TradingRules(), "").Concat(Measure(plan, timer, Frictions, "all frictions, "));

    private static IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer, TradingRules rules, string name)
    {
        int width = Observations - TradingEnv.AccountFeatures - (rules.HasCaps ? TradingEnv.CapFeatures : 0);
        TradingEnv env = BenchMarket.Env(plan.TrainingCandles, width, plan.Lanes, plan.Seed, rules);
        float[] observations = env.Batch.Observations, copy = new float[observations.Length];
        int at = 0;
        foreach ((double change, string habit) in new[] { (0.1, "a new target every tenth step"), (1, "a new target every step") })
        {
            float[][] actions = Actions(plan, change);
            Spread[] seconds = timer.CpuSeconds(Step, () => observations.CopyTo(copy, 0));
            yield return new BenchRow(
                $"{name}{plan.Lanes} lanes, {env.Batch.ObservationSize} observations, {habit}", seconds[0].Rate(plan.Lanes), "lane-steps/s",
                $"Orders, fills, costs{(rules.HasFrictions ? ", stops, caps, sizing, cash flows" : "")}, rewards, observations and restarts " +
                $"over {plan.TrainingCandles} candles, one thread; CPU-seconds.")
                .Of(plan.Lanes / seconds[1].Median, "copying the observations' bytes");

            void Step()
            {
                actions[at++ % Rounds].CopyTo(env.Batch.Actions, 0);
                env.Step();
            }
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++) env.Step();
        double bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rounds;
        yield return new BenchRow($"{name}garbage", Spread.Exactly(bytes), "B/step", $"Bytes allocated by this thread over {Rounds} steps.");
    }

    /// <summary>One of five levels per lane; each lane takes a new one with the given chance, else keeps its own.</summary>
    private static float[][] Actions(BenchPlan plan, double change)
    {
        var rng = new Rng(plan.Seed, stream: 3);
        float[][] rounds = new float[Rounds][];
        for (int i = 0; i < Rounds; i++)
        {
            rounds[i] = i == 0 ? new float[plan.Lanes] : [.. rounds[i - 1]];
            foreach (ref float action in rounds[i].AsSpan())
                if (rng.NextDouble() < change) action = BenchMarket.Levels[rng.Next(BenchMarket.Levels.Length)];
        }
        return rounds;
    }
}
