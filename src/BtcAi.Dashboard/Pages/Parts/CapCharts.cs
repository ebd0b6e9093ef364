using BtcAi.Dashboard.Charts;
using BtcAi.Simulation;
using BtcAi.Simulation.Conditions;
using BtcAi.Simulation.Risk;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>What the risk guard would allow, asked of the guard itself, and what the no-trade band leaves alone.</summary>
public static class CapCharts
{
    private const long HourMs = 3_600_000;

    private const int Steps = 100;

    /// <summary>The cap while the time-weighted equity stands this far below its peak, the market calm.</summary>
    public static Line OverDrawdown(string name, RiskRules? rules) =>
        new(name, Points(0.4, drawdown => CapOf(rules, drawdown, 0)));

    /// <summary>The cap at this annual volatility of the market, without a drawdown.</summary>
    public static Line OverVolatility(string name, RiskRules? rules) =>
        new(name, Points(2, volatility => CapOf(rules, 0, volatility)));

    /// <summary>Exposure after a decision that leaves its target as it was, by the exposure that drift has led to.</summary>
    /// <param name="target">Exposure aimed at.</param>
    public static Line OverDrift(string name, TradingRules rules, double target) =>
        new(name, Points(1, held => Math.Abs(held - target) <= rules.RebalanceBand + 1e-9 ? held : target));

    private static double CapOf(RiskRules? rules, double drawdown, double annualVolatility)
    {
        if (rules is null) return 1;
        var state = RiskState.Start(1, day: 1);
        // The day's loss is another rule: only the slow fall is shown.
        var guard = new RiskGuard(rules with { DailyLoss = 0 }, HourMs);
        return guard.Cap(ref state, At(annualVolatility / Math.Sqrt(365 * 24)), 1 - drawdown, row: 1, out _);
    }

    private static CandleConditions At(double volatility) => new()
    {
        Open = 1,
        High = 1,
        Low = 1,
        Close = 1,
        Volume = 1,
        Volatility = (float)volatility,
        TrueRange = 0,
        ValueAtRisk = float.NaN,
        Day = 1,
        FundingsDue = 0,
        Unreliable = false,
    };

    private static double?[][] Points(double to, Func<double, double> at) =>
        [.. Enumerable.Range(0, Steps + 1).Select(step => to * step / Steps).Select(x => new double?[] { x, at(x) })];
}
