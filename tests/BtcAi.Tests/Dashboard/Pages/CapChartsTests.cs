using BtcAi.Dashboard.Charts;
using BtcAi.Dashboard.Pages.Parts;
using BtcAi.Simulation;
using BtcAi.Simulation.Risk;

namespace BtcAi.Tests.Dashboard.Pages;

public sealed class CapChartsTests
{
    private static double At(Line line, double x) => line.Points.MinBy(point => Math.Abs(point[0]!.Value - x))![1]!.Value;

    [Fact]
    public void The_cap_falls_from_1_to_0_while_the_drawdown_goes_through_the_throttle()
    {
        Line line = CapCharts.OverDrawdown("cap", new RiskRules { DrawdownFrom = 0.1, DrawdownTo = 0.2 });
        Assert.Equal(1, At(line, 0.08), 9);
        Assert.Equal(0.5, At(line, 0.152), 0.03);
        Assert.Equal(0, At(line, 0.24), 9);
    }

    [Fact]
    public void The_cap_is_the_target_over_the_markets_volatility()
    {
        Line line = CapCharts.OverVolatility("cap", new RiskRules { AnnualVolatility = 0.4 });
        Assert.Equal(1, At(line, 0.3), 6);
        Assert.Equal(0.5, At(line, 0.8), 6);
    }

    [Fact]
    public void Without_a_guard_nothing_is_capped_and_within_the_band_nothing_is_traded()
    {
        Assert.All(CapCharts.OverDrawdown("cap", null).Points, point => Assert.Equal(1, point[1]));
        Line band = CapCharts.OverDrift("band", new TradingRules { RebalanceBand = 0.05 }, 0.5);
        Assert.Equal((0.46, 0.5), (At(band, 0.46), At(band, 0.4)));
    }
}
