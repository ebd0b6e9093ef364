using System.Globalization;
using BtcAi.Learning.Agents;
using BtcAi.Simulation.KnownMarkets;

namespace BtcAi.Learning.Gates;

/// <summary>
/// A drift in two hours of the day: traded when a day's window earns more than the round trip costs, left alone when not.
/// </summary>
internal sealed class IntradayGate : IGate
{
    private const int Updates = 150;
    private const double LeastAgreement = 0.99;
    private static readonly double[] TimesCost = [3, 1.4];

    // A quarter of the other markets' deviation: the gate asks for the threshold, not for patience with noise.
    private const double Sigma = KnownMarketRules.Sigma / 4, Cost = 0.001;

    public string Name => "G6";

    public string Market => "drift in hours 10–12, a window earns 3 and 1.4 times the cost";

    public string Optimum => "trade the window iff it earns more than 2 costs";

    public string Asked => "≥ 99 % of actions, both sides";

    public GateResult Run(GatePlan plan)
    {
        (double[] exact, double seconds) = Measure(ModelType.ActorCritic, plan);
        string? ppo = plan.Beside ? Words(Measure(ModelType.PPO, plan).Agreement) : null;
        return new GateResult(Words(exact), exact.All(a => a >= LeastAgreement), seconds, ppo);
    }

    private static (double[] Agreement, double Seconds) Measure(ModelType model, GatePlan plan)
    {
        KnownMarketOutcome[][] outcomes =
            [.. TimesCost.Select(times => Trainings.Run(new IntradayDriftMarket(times * Cost / 24, Cost, Sigma), model, Updates, plan))];
        return ([.. outcomes.Select(o => Trainings.Median(o.Select(x => x.Agreement)))],
            Trainings.Median(outcomes.SelectMany(o => o).Select(o => o.Seconds)));
    }

    private static string Words(double[] agreement) => string.Create(
        CultureInfo.InvariantCulture, $"above {agreement[0]:0.0 %}, below {agreement[1]:0.0 %} of actions");
}
