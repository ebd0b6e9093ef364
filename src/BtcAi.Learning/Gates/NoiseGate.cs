using System.Globalization;
using BtcAi.Learning.Agents;
using BtcAi.Simulation.KnownMarkets;

namespace BtcAi.Learning.Gates;

/// <summary>Where there is nothing to learn, the learner does nothing.</summary>
internal sealed class NoiseGate : IGate
{
    private const int Updates = 150;
    private const double MostTurnover = 1e-4, LeastProfit = -1e-4;
    private static readonly int[] NoiseFeatures = [8, 64];

    public string Name => "G5";

    public string Market => "martingale, 10 bp, 8 and 64 noise features";

    public string Optimum => "never trade";

    public string Asked => "turnover < 1e-4, net ≥ −1e-4 σ per candle";

    public GateResult Run(GatePlan plan)
    {
        KnownMarketOutcome[][] outcomes = [.. NoiseFeatures.Select(n => Train(ModelType.ActorCritic, n, plan))];
        bool passed = outcomes.All(o => Turnover(o) < MostTurnover && Profit(o) >= LeastProfit);
        string? ppo = plan.Beside ? Words([.. NoiseFeatures.Select(n => Train(ModelType.PPO, n, plan))]) : null;
        return new GateResult(Words(outcomes), passed, Trainings.Median(outcomes.SelectMany(o => o).Select(o => o.Seconds)), ppo);
    }

    private static KnownMarketOutcome[] Train(ModelType model, int noise, GatePlan plan) =>
        Trainings.Run(new MartingaleMarket(), model, Updates, plan, noise);

    private static double Turnover(KnownMarketOutcome[] outcomes) => Trainings.Median(outcomes.Select(o => o.Score.Turnover));

    private static double Profit(KnownMarketOutcome[] outcomes) => Trainings.Median(outcomes.Select(o => o.Score.Profit));

    private static string Words(KnownMarketOutcome[][] outcomes) => string.Join("; ", outcomes.Select((o, i) => string.Create(
        CultureInfo.InvariantCulture,
        $"{NoiseFeatures[i]}: turnover {Turnover(o):0.#####} (most {o.Max(x => x.Score.Turnover):0.#####}), net {Profit(o):0.#####}")));
}
