using System.Globalization;
using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Learning.Counterfactual;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Risk;

namespace BtcAi.Learning.Gates;

/// <summary>
/// What the counterfactual trainer says a sequence of exposures earns is what the trading environment pays for it,
/// on the frictions both model (re-balanced at every decision, without caps and under caps that change at every decision).
/// </summary>
public sealed class ProfitGate : IGate
{
    private const int Candles = 20_000, Windows = 32, Decisions = 64;
    private const double ValueAtRisk = 0.05;
    private static readonly float[] Levels = [0, 0.25f, 0.5f, 0.75f, 1], MarginLevels = [-1, -0.5f, 0, 0.5f, 1];

    private static readonly LearnerSettings Settings = new() { CostRandomisation = 1 };

    public string Name => "G14";

    public string Market => "synthetic candles, random exposures, spot and margin, with and without caps";

    public string Optimum => "log growth of the trading environment";

    public string Asked => "equal to 1e-6";

    public GateResult Run(GatePlan plan)
    {
        double worst = 0;
        foreach (ulong seed in plan.Seeds)
        {
            foreach (float[] levels in new[] { Levels, MarginLevels })
                foreach (int stride in new[] { 1, 12 }) worst = Math.Max(worst, Difference(seed, levels, stride, capped: false));
            foreach (float[] levels in new[] { Levels, MarginLevels }) worst = Math.Max(worst, Difference(seed, levels, 1, capped: true));
        }
        return new GateResult(
            string.Create(CultureInfo.InvariantCulture, $"largest difference {worst:0.0e+0} in log growth over {Decisions} decisions"),
            worst < 1e-6, null, null);
    }

    private static double Difference(ulong seed, float[] levels, int stride, bool capped)
    {
        CandleSeries candles = new SyntheticMarket().Generate(seed, Candles);
        var rules = new TradingRules
        {
            DecisionCandles = stride,
            RebalanceBand = 0,
            MinimumExposure = levels[0],
            Risk = capped ? RiskRules.None with { ValueAtRisk = ValueAtRisk } : null,
        };
        var own = new OwnStates(levels, minimumHoldDecisions: 1);
        var features = new FeatureTable(["none"], Candles, warmUp: 0, hash: "");
        DecisionMarket market = DecisionMarket.Of(candles, features, new IndexRange(0, Candles), rules, own);
        var batch = new WindowBatch(Windows, Decisions, market.Inputs, own);
        using var runner = new ChunkRunner(1);
        var rng = new Rng(seed, stream: 22);
        var sampler = new WindowSampler(market, batch, runner, Settings);
        sampler.Draw(rng);
        float[]? risks = capped ? Cap(batch, rng) : null;
        sampler.LayOut();
        double worst = 0;
        for (int window = 0; window < Windows; window++)
        {
            int[] actions = [.. Enumerable.Range(0, Decisions).Select(_ => rng.Next(levels.Length))];
            actions[^1] = Array.IndexOf(levels, 0f); // out at the end, so that both stop at the same price
            double trainer = TrainerGrowth(batch, window, actions) * market.RewardUnit / Settings.ReturnScale;
            double environment = EnvironmentGrowth(candles, rules, batch.Starts[window], actions, levels, risks);
            worst = Math.Max(worst, Math.Abs(trainer - environment));
        }
        return worst;
    }

    /// <summary>Draws a value at risk for every candle, and writes the caps that follow from it into the windows.</summary>
    private static float[] Cap(WindowBatch batch, Rng rng)
    {
        float[] risks = [.. Enumerable.Range(0, Candles).Select(_ => (float)(ValueAtRisk / (0.05 + 1.5 * rng.NextDouble())))];
        for (int t = 0; t <= Decisions; t++)
            for (int b = 0; b < Windows; b++)
                batch.Caps[t * Windows + b] = (float)Math.Min(1, ValueAtRisk / risks[batch.Starts[b] + t]);
        return risks;
    }

    private static double TrainerGrowth(WindowBatch batch, int window, int[] actions)
    {
        int levels = batch.Own.Actions, held = Array.IndexOf(batch.Own.Levels, 0f);
        double sum = 0;
        for (int t = 0; t < actions.Length; held = actions[t++])
        {
            sum += batch.Growth[(t * levels + actions[t]) * Windows + window];
            sum -= batch.SwitchCost[((t * levels + held) * levels + actions[t]) * Windows + window];
        }
        return sum;
    }

    private static double EnvironmentGrowth(CandleSeries candles, TradingRules rules, int start, int[] actions, float[] levels, float[]? risks)
    {
        var range = new IndexRange(start, start + actions.Length * rules.DecisionCandles + 1);
        var env = new TradingEnv(candles, null, rules, EpisodePlan.SinglePass(range), lanes: 1, new Rng(0), journal: null, risks);
        foreach (int action in actions)
        {
            env.Batch.Actions[0] = levels[action];
            env.Step();
        }
        return Math.Log(env.Batch.Equity[0] / rules.InitialCapital);
    }
}
