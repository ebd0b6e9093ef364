using BtcAi.Simulation.Reports;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Evaluations;

/// <summary>What is said first of a curve of days.</summary>
/// <param name="NetReturn">Time-weighted, a fraction.</param>
/// <param name="Sharpe">A year; null without variation.</param>
/// <param name="MaximumDrawdown">At the days' ends, a fraction.</param>
public sealed record CurveFigures(double NetReturn, double? Sharpe, double MaximumDrawdown)
{
    public static CurveFigures Of(DailyIndex days)
    {
        (double peak, double fall) = (1, 0);
        foreach (double value in days.Values)
        {
            peak = Math.Max(peak, value);
            fall = Math.Max(fall, 1 - value / peak);
        }
        return new CurveFigures(days.Values[^1] - 1, SharpeInference.Of(days.Returns())?.Sharpe * Math.Sqrt(365), fall);
    }
}
