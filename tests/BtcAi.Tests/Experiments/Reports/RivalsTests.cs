using BtcAi.Experiments.Reports;
using BtcAi.Simulation.Reports;

namespace BtcAi.Tests.Experiments.Reports;

public sealed class RivalsTests
{
    private static readonly PerformanceReport Any = RunExamples.FinishedScalping.Report!.Agent;

    [Fact]
    public void Baselines_with_a_higher_sharpe_ratio_are_named_best_first() => Assert.Equal(
        "A higher Sharpe ratio than its 0.50 had volatility (1.20), hold (0.75).",
        Rivals.Of(With("agent", 0.5), [With("cash", null), With("hold", 0.75), With("volatility", 1.2), With("cross", -0.3)]));

    [Fact]
    public void Nothing_is_said_when_none_had_or_the_policy_has_no_sharpe_ratio()
    {
        Assert.Null(Rivals.Of(With("agent", 0.5), [With("cash", null), With("hold", 0.5)]));
        Assert.Null(Rivals.Of(With("agent", null), [With("hold", 0.5)]));
    }

    private static PerformanceReport With(string policy, double? sharpe) => Any with { Policy = policy, Sharpe = sharpe };
}
