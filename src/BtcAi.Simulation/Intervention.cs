using System.Globalization;
using BtcAi.Simulation.Risk;

namespace BtcAi.Simulation;

/// <summary>The risk manager or the treasury held an exposure down, from one close to another.</summary>
/// <param name="FromCandle">Row of the first close at which it did.</param>
/// <param name="Wanted">Exposure aimed at then.</param>
/// <param name="Allowed">The cap then.</param>
/// <param name="Candles">Closes in a row.</param>
public sealed record Intervention(int FromCandle, RiskLimit Limit, float Wanted, double Allowed, int Candles)
{
    /// <summary>What happened, in a sentence.</summary>
    public string Sentence =>
        $"{Reason} {Written(Allowed)} instead of {Written(Math.Abs(Wanted))}, for {Candles} candle{(Candles == 1 ? "" : "s")}.";

    // As short as tells the two apart.
    private string Written(double exposure) =>
        (exposure * 100).ToString(Math.Round(Allowed * 100) == Math.Round(Math.Abs(Wanted) * 100) ? "0.##" : "0", CultureInfo.InvariantCulture) + " %";

    private string Reason => Limit switch
    {
        RiskLimit.Volatility => "The market's volatility allowed an exposure of",
        RiskLimit.Drawdown => "The drawdown throttle allowed an exposure of",
        RiskLimit.DrawdownPause => "The drawdown had closed the throttle: exposure",
        RiskLimit.DailyLoss => "The day's loss limit was reached: exposure",
        RiskLimit.ValueAtRisk => "The forecast's value at risk allowed an exposure of",
        RiskLimit.KillSwitch => "The candles could not be relied on, nothing was added: exposure",
        RiskLimit.CoolDown => "After a stop nothing was added: exposure",
        RiskLimit.Treasury => "Cash was kept for withdrawals and reserves: exposure",
        RiskLimit.MostHoldings => "All holdings were taken, nothing was added: exposure",
        _ => "Exposure",
    };
}
