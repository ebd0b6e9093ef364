using System.Globalization;
using BtcAi.Learning.Agents;
using BtcAi.Simulation.KnownMarkets;

namespace BtcAi.Learning.Gates;

/// <summary>The learner earns at least a share of what the optimum earns on the same unseen path, within a time.</summary>
internal sealed class ShareGate(string name, IKnownMarket market, double share, double seconds, int updates) : IGate
{
    public string Name => name;

    public string Market => market.Name;

    public string Optimum
    {
        get
        {
            KnownMarketOptimum optimum = market.Solve();
            return FormattableString.Invariant($"trade beyond |state| {optimum.EntryThreshold():0.00}");
        }
    }

    public string Asked => FormattableString.Invariant($"≥ {share:0 %} of the optimum's profit in {seconds:0} s");

    public GateResult Run(GatePlan plan)
    {
        KnownMarketOutcome[] outcomes = Trainings.Run(market, ModelType.ActorCritic, updates, plan);
        double median = Trainings.Median(outcomes.Select(o => o.Share)), time = Trainings.Median(outcomes.Select(o => o.Seconds));
        string? ppo = plan.Beside ? Words(Trainings.Run(market, ModelType.PPO, updates, plan)) : null;
        return new GateResult(Words(outcomes), median >= share && time <= seconds, time, ppo);
    }

    private static string Words(KnownMarketOutcome[] outcomes)
    {
        double median = Trainings.Median(outcomes.Select(o => o.Share)), time = Trainings.Median(outcomes.Select(o => o.Seconds));
        double low = outcomes.Min(o => o.Share), high = outcomes.Max(o => o.Share);
        return string.Create(CultureInfo.InvariantCulture,
            $"{median:0.0 %} ({low:0.0 %} … {high:0.0 %}) in {time:0.0} s, turnover {Trainings.Median(outcomes.Select(o => o.Score.Turnover)):0.0000}");
    }
}
