using BtcAi.Simulation.Statistics;

namespace BtcAi.Cli.Views;

/// <summary>A headline measure with its unit: ratios as numbers, the rest in percent.</summary>
internal static class MeasureFigures
{
    public static string Of(HeadlineMeasure measure, double? value) =>
        measure is HeadlineMeasure.Sharpe or HeadlineMeasure.Sortino or HeadlineMeasure.Calmar ? Figures.Number(value) : Figures.Percent(value);
}
