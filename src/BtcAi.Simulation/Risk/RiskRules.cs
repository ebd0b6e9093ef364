namespace BtcAi.Simulation.Risk;

/// <summary>What caps the exposure, whatever the policy wants. Fractions; 0 switches a rule off.</summary>
public sealed record RiskRules
{
    /// <summary>Exposure × annual volatility of the market stays at or below this.</summary>
    public double AnnualVolatility { get; init; } = 0.4;

    /// <summary>The cap falls from 1 to 0 while the drawdown of the time-weighted equity goes from here …</summary>
    public double DrawdownFrom { get; init; } = 0.05;

    /// <summary>… to here.</summary>
    public double DrawdownTo { get; init; } = 0.1;

    /// <summary>
    /// Days in cash once the throttle has closed; then the peak starts afresh. Without it an account in cash could never
    /// recover and would stay there for good.
    /// </summary>
    public double DrawdownPauseDays { get; init; } = 30;

    /// <summary>A loss of this much since the last UTC day's end means cash until the next one.</summary>
    public double DailyLoss { get; init; } = 0.03;

    /// <summary>Exposure × the forecast's 99 % one-day value at risk stays at or below this.</summary>
    public double ValueAtRisk { get; init; } = 0.05;

    /// <summary>Every rule off: the cap is always 1.</summary>
    public static RiskRules None { get; } = new()
    {
        AnnualVolatility = 0,
        DrawdownTo = 0,
        DailyLoss = 0,
        ValueAtRisk = 0,
    };
}
