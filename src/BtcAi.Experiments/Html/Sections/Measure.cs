using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Html;

/// <summary>Headline measures by name, and their values in their unit.</summary>
public static class Measure
{
    public static string Name(HeadlineMeasure measure) => measure switch
    {
        HeadlineMeasure.TotalReturn => "Net return",
        HeadlineMeasure.Cagr => "CAGR",
        // Elsewhere a drawdown is from candle to candle, and deeper.
        HeadlineMeasure.MaximumDrawdown => "Drawdown (days' ends)",
        HeadlineMeasure.Volatility => "Volatility a year",
        _ => $"{measure}",
    };

    public static string Write(HeadlineMeasure measure, double? value) => measure switch
    {
        HeadlineMeasure.TotalReturn or HeadlineMeasure.Cagr => Written.Gain(value),
        HeadlineMeasure.MaximumDrawdown or HeadlineMeasure.Volatility => Written.Percent(value),
        _ => Written.Number(value),
    };

    /// <summary>With its sign; percentages differ by points.</summary>
    public static string WriteDifference(HeadlineMeasure measure, double? value) =>
        IsFraction(measure) ? Written.Gain(value) : Written.Signed(value);

    public static bool IsFraction(HeadlineMeasure measure) =>
        measure is HeadlineMeasure.TotalReturn or HeadlineMeasure.Cagr or HeadlineMeasure.MaximumDrawdown
            or HeadlineMeasure.Volatility;
}
