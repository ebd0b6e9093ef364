using System.Globalization;
using BtcAi.Learning.Agents;
using BtcAi.Simulation.KnownMarkets;

namespace BtcAi.Learning.Gates;

/// <summary>The dearer a change, the wider the band in which nothing is done; free changes follow the sign alone.</summary>
internal sealed class CostLadderGate : IGate
{
    private const int Updates = 80;
    private static readonly double[] BasisPoints = [0, 5, 10, 20, 40];

    public string Name => "G9";

    public string Market => "mean reversion φ 0.966 at 0, 5, 10, 20 and 40 bp";

    public string Optimum => "band grows, turnover falls; at 0 sign(−z) always";

    public string Asked => "monotone; at 0 ≥ 99 % of the optimum's profit";

    public GateResult Run(GatePlan plan)
    {
        (double[] turnover, double free, double sign, double seconds) = Measure(ModelType.ActorCritic, plan);
        bool monotone = turnover.Zip(turnover.Skip(1)).All(pair => pair.First > pair.Second);
        string? ppo = null;
        if (plan.Beside)
        {
            (double[] sampled, double sampledFree, double sampledSign, _) = Measure(ModelType.PPO, plan);
            ppo = Words(sampled, sampledFree, sampledSign);
        }
        return new GateResult(Words(turnover, free, sign), monotone && free >= 0.99, seconds, ppo);
    }

    private static (double[] Turnover, double Free, double Sign, double Seconds) Measure(ModelType model, GatePlan plan)
    {
        KnownMarketOutcome[][] outcomes =
            [.. BasisPoints.Select(bp => Trainings.Run(new MeanReversionMarket(bp * 1e-4), model, Updates, plan))];
        return ([.. outcomes.Select(o => Trainings.Median(o.Select(x => x.Score.Turnover)))],
            Trainings.Median(outcomes[0].Select(o => o.Share)), Trainings.Median(outcomes[0].Select(o => o.Agreement)),
            Trainings.Median(outcomes.SelectMany(o => o).Select(o => o.Seconds)));
    }

    private static string Words(double[] turnover, double free, double sign) =>
        $"turnover {string.Join(" > ", turnover.Select(t => t.ToString("0.0000", CultureInfo.InvariantCulture)))}; " +
        string.Create(CultureInfo.InvariantCulture, $"at 0 {free:0.0 %} of the profit, {sign:0.0 %} of actions");
}
