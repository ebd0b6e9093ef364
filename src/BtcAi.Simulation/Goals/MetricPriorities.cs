namespace BtcAi.Simulation.Goals;

/// <summary>
/// How much each measure counts when candidates are compared, from 0 to 10; with the defaults each counts as designed.
/// </summary>
public sealed record MetricPriorities(
    double NetProfit = 4, double WinRate = 3, double MaxDrawdown = 2, double ProfitFactor = 1)
{
    public static MetricPriorities Default { get; } = new();
}
