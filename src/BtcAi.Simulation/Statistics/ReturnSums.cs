using System.Runtime.Intrinsics;

namespace BtcAi.Simulation.Statistics;

/// <summary>
/// Running sums of a series of daily returns, over two rounds of it: whatever a block of days adds to a sum is then one
/// difference, and only the drawdown looks at every day.
/// </summary>
internal sealed class ReturnSums
{
    public const int Measures = 7;

    /// <summary>Stands for the growth of a total loss, whose logarithm has no number.</summary>
    private const double SmallestGrowth = 1e-300;

    /// <summary>Share of Σr² below which a variance is the rounding of equal returns.</summary>
    private const double Rounding = 1e-12;

    private const double DaysPerYear = 365;

    private static readonly double Annual = Math.Sqrt(DaysPerYear);

    /// <summary>Before each day: Σ log(1 + r), Σ r, Σ r², Σ of squared losses.</summary>
    private readonly Vector256<double>[] _sums;

    /// <summary>The first of them alone.</summary>
    private readonly double[] _growth;

    public ReturnSums(ReadOnlySpan<double> returns)
    {
        _sums = new Vector256<double>[2 * returns.Length + 1];
        for (int i = 1; i < _sums.Length; i++)
        {
            double r = returns[(i - 1) % returns.Length], loss = Math.Min(0, r);
            double growth = Math.Log(Math.Max(SmallestGrowth, 1 + r));
            _sums[i] = _sums[i - 1] + Vector256.Create(growth, r, r * r, loss * loss);
        }
        _growth = Array.ConvertAll(_sums, sums => sums[0]);
    }

    /// <summary>All of <see cref="HeadlineMeasure"/>, in its order, of the days that the blocks put in a row.</summary>
    public void Measure(ReadOnlySpan<DayBlock> blocks, Span<double> measures)
    {
        Vector256<double> sums = Vector256<double>.Zero;
        double peak = 0, fall = 0;
        int days = 0;
        foreach (DayBlock block in blocks)
        {
            Vector256<double> before = _sums[block.Start];
            // Within a block the resampled curve is the stored one, shifted.
            double shift = sums[0] - before[0], highest = peak - shift;
            foreach (double level in _growth.AsSpan(block.Start + 1, block.Length))
            {
                highest = double.MaxNative(highest, level);
                fall = double.MaxNative(fall, highest - level);
            }
            peak = highest + shift;
            sums += _sums[block.Start + block.Length] - before;
            days += block.Length;
        }
        Fill(measures, sums, fall, days);
    }

    private static void Fill(Span<double> measures, Vector256<double> sums, double fall, int days)
    {
        double mean = sums[1] / days, squares = Math.Max(0, sums[2] - sums[1] * mean);
        double deviation = squares > Rounding * sums[2] ? Math.Sqrt(squares / (days - 1)) : 0;
        double growth = Math.Exp(sums[0] * (DaysPerYear / days)) - 1, drawdown = 1 - Math.Exp(-fall);
        measures[(int)HeadlineMeasure.TotalReturn] = Math.Exp(sums[0]) - 1;
        measures[(int)HeadlineMeasure.Cagr] = growth;
        measures[(int)HeadlineMeasure.Volatility] = deviation * Annual;
        measures[(int)HeadlineMeasure.Sharpe] = Ratio(mean * Annual, deviation);
        measures[(int)HeadlineMeasure.Sortino] = Ratio(mean * Annual, Math.Sqrt(Math.Max(0, sums[3]) / days));
        measures[(int)HeadlineMeasure.MaximumDrawdown] = drawdown;
        measures[(int)HeadlineMeasure.Calmar] = Ratio(growth, drawdown);
    }

    private static double Ratio(double value, double over) => value == 0 ? 0 : value / over;
}
